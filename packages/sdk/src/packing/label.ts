import { maskAddress, maskName, maskPhone } from '@tongguan/kernel';
import { shownNumber } from './article.ts';
import type { Label, Parcel, ParcelConsignee, ShownOptions } from './types.ts';

/** What is printed on each parcel (C-09). The weight is the declared gross weight. */
export function labelsOf(parcels: readonly Parcel[], options: ShownOptions = {}): readonly Label[] {
  return parcels.map(
    ({ parcelNo, carrierCode, carrierName, orderNo, declarationNo, packages, grossWeightKg, consignee }) => ({
      parcelNo: shownNumber(parcelNo, options),
      carrierCode,
      carrierName,
      orderNo: shownNumber(orderNo, options),
      declarationNo: shownNumber(declarationNo, options),
      packages,
      grossWeightKg,
      consignee: options.showValues === true ? consignee : masked(consignee),
    }),
  );
}

function masked({ from, name, telephone, address }: ParcelConsignee): ParcelConsignee {
  return {
    from,
    name: name === null ? null : maskName(name),
    telephone: telephone === null ? null : maskPhone(telephone),
    address: maskAddress(address),
  };
}

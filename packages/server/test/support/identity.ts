/** Valid fictitious identity numbers: same place and birthday, numbered. */
export function identityNumber(n: number): string {
  const first = `11010119900307${String(n).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first[index]), 0);
  return first + '10X98765432'[sum % 11];
}

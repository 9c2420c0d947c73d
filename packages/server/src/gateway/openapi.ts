import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';

/** What OpenAPI says beside the routes' own schemas; `finish` completes the whole description. */
export function openApiOptions(version: string, finish: (document: object) => void): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '通关 Tongguan',
        description:
          '跨境电商零售进口通关平台 / clearance platform for cross-border e-commerce retail import. ' +
          '调用方以令牌识别，申报权限以报文内签名为准 / callers are known by token; the signature inside the message decides what may be declared. ' +
          '每个应答都带 Tongguan-Conversation-Id / every answer carries Tongguan-Conversation-Id.',
        version,
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      tags: [
        { name: 'messages', description: '报文接收 / sending' },
        { name: 'receipts', description: '回执读取 / receipts' },
        { name: 'declarations', description: '清单查询 / declarations' },
        { name: 'office', description: '海关端操作与日志 / acts of the customs side and their journal' },
        { name: 'tracking', description: '包裹轨迹 / where a parcel is' },
        { name: 'goods', description: '商品：停止、正面清单、备案 / goods: stops, lists, filings' },
        { name: 'registry', description: '在册企业与其资质 / firms on record and their papers' },
        { name: 'consumer', description: '消费者本人的额度 / the consumer’s own quota' },
        {
          name: 'guarantee',
          description: '本企业的担保、缴款书与对账 / one’s own guarantee, demands and reconciliation',
        },
        { name: 'tools', description: '试算与代码 / assessment and codes' },
      ],
    },
    transformObject(given) {
      if (!('openapiObject' in given)) throw new TypeError('the description is OpenAPI 3');
      finish(given.openapiObject);
      return given.openapiObject;
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) =>
        typeof json['$id'] === 'string' ? json['$id'] : `def-${index}`,
    },
  };
}

export const BEARER = [{ bearer: [] as string[] }];

export const CONVERSATION_HEADERS = {
  'Tongguan-Conversation-Id': { type: 'string', description: '会话编号 / conversation id' },
} as const;

/** Aliyun: short messages through its own SDK, signed with ACS3-HMAC-SHA256. Values are named. */
import dysms, { SendSmsRequest } from '@alicloud/dysmsapi20170525'
import { $OpenApiUtil } from '@alicloud/openapi-core'
import { brokenOff, type Failure, GatewayError, type GatewaySettings, PATIENCE_MS, type SmsGateway } from './gateway.js'

/** Node hands the module in as a whole, test runners its class alone. */
const Client = 'default' in dysms ? dysms.default : dysms

const ENDPOINT = new URL('https://dysmsapi.aliyuncs.com')

export function openAliyun({ id, key, sign, templates, endpoint = ENDPOINT }: GatewaySettings): SmsGateway {
  const client = new Client(
    new $OpenApiUtil.Config({
      accessKeyId: id,
      accessKeySecret: key,
      endpoint: endpoint.host,
      protocol: endpoint.protocol.replace(':', ''),
      connectTimeout: PATIENCE_MS,
      readTimeout: PATIENCE_MS,
    }),
  )
  return {
    name: 'aliyun',
    numbers: [...templates.keys()],
    async send({ phone, number, values }) {
      const request = new SendSmsRequest({
        phoneNumbers: phone,
        signName: sign,
        templateCode: templates.get(number),
        templateParam: JSON.stringify(values),
      })
      const { body } = await client.sendSms(request).catch((error: unknown) => {
        throw failed(error)
      })
      if (body?.code === 'OK' && body.bizId) return { receipt: body.bizId }
      if (!body?.code) throw new GatewayError('unknown', 'no status of the message')
      throw new GatewayError(kindOf(body.code), `${body.code}: ${body.message}`)
    },
  }
}

/** What the service answers has the status of its answer; what has none broke off. */
function failed(error: unknown): GatewayError {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number')
    return brokenOff(error)
  const code = 'code' in error ? String(error.code) : ''
  const kind = error.statusCode >= 500 ? 'unknown' : kindOf(code)
  return new GatewayError(kind, `${code}: ${error.message}`, { cause: error })
}

function kindOf(code: string): Failure {
  if (code.includes('SYSTEM_ERROR')) return 'unknown'
  return code.includes('LIMIT_CONTROL') || code.includes('Throttling') ? 'limited' : 'refused'
}

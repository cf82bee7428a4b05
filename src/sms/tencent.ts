/** Tencent Cloud: short messages through its own SDK, signed with TC3-HMAC-SHA256. Values are counted: {1}, {2}, … */
import { sms } from 'tencentcloud-sdk-nodejs-sms'
import { brokenOff, type Failure, GatewayError, type GatewaySettings, PATIENCE_MS, type SmsGateway } from './gateway.js'

interface Settings extends GatewaySettings {
  /** The SdkAppId of the SMS application. */
  app: string
}

/** It has one place for all of the mainland. */
const REGION = 'ap-guangzhou'

export function openTencent({ id, key, sign, app, templates, endpoint }: Settings): SmsGateway {
  const place = endpoint ? { endpoint: endpoint.host, protocol: `${endpoint.protocol}//` } : {}
  const client = new sms.v20210111.Client({
    credential: { secretId: id, secretKey: key },
    region: REGION,
    profile: { httpProfile: { ...place, reqTimeout: PATIENCE_MS / 1000 } },
  })
  return {
    name: 'tencent',
    numbers: [...templates.keys()],
    async send({ phone, number, values }) {
      const request = {
        PhoneNumberSet: [phone.startsWith('+') ? phone : `+86${phone}`],
        SmsSdkAppId: app,
        SignName: sign,
        TemplateId: templates.get(number) ?? '',
        TemplateParamSet: Object.values(values),
      }
      const { SendStatusSet } = await client.SendSms(request).catch((error: unknown) => {
        throw failed(error)
      })
      const [status] = SendStatusSet ?? []
      if (status?.Code === 'Ok' && status.SerialNo) return { receipt: status.SerialNo }
      if (!status?.Code) throw new GatewayError('unknown', 'no status of the message')
      throw new GatewayError(kindOf(status.Code), `${status.Code}: ${status.Message}`)
    },
  }
}

/** What the service answers has a code; what has none broke off. */
function failed(error: unknown): GatewayError {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (!(error instanceof Error) || code === '') return brokenOff(error)
  return new GatewayError(kindOf(code), `${code}: ${error.message}`, { cause: error })
}

/** Limits of a day are over tomorrow, too late for what was to be said. */
function kindOf(code: string): Failure {
  if (code.startsWith('InternalError')) return 'unknown'
  return code.includes('LimitExceeded') && !code.includes('Daily') ? 'limited' : 'refused'
}

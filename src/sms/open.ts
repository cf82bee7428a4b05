/** What sends short messages, as the settings say: a gateway, or nobody; then people copy and send them. */
import type { Config } from '../config.js'
import { openAliyun } from './aliyun.js'
import type { GatewaySettings, SmsGateway } from './gateway.js'
import { type SenderParts, SmsSender } from './sender.js'
import { openTencent } from './tencent.js'

export function openSms({ config, ...parts }: Omit<SenderParts, 'gateway'> & { config: Config }) {
  const gateway = gatewayOf(config)
  return { sender: new SmsSender({ ...parts, gateway }), numbers: gateway?.numbers ?? [] }
}

/** That all of it is set was checked with the settings. */
function gatewayOf(config: Config): SmsGateway | undefined {
  const { SMS_GATEWAY, SMS_ACCESS_ID: id = '', SMS_ACCESS_KEY: key = '', SMS_SIGN: sign = '' } = config
  const endpoint = config.SMS_ENDPOINT === undefined ? undefined : new URL(config.SMS_ENDPOINT)
  const settings: GatewaySettings = { id, key, sign, templates: config.SMS_TEMPLATES, endpoint }
  if (SMS_GATEWAY === 'tencent') return openTencent({ ...settings, app: config.SMS_APP_ID ?? '' })
  return SMS_GATEWAY === 'aliyun' ? openAliyun(settings) : undefined
}

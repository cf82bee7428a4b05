/** A strict local Aliyun SMS: checks the ACS3-HMAC-SHA256 signature and the shape of SendSms, and answers as it is told. */
import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Answer, type FakeGateway, startGateway } from './gateway-server.js'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

export const startAliyun = (id: string, key: string): Promise<FakeGateway> =>
  startGateway((request, body, answer) => {
    const wrong = signatureFlaw(request, body, id, key)
    if (wrong) return failure(400, 'SignatureDoesNotMatch', wrong)
    const said = new URL(request.url ?? '', 'http://here').searchParams
    const phone = said.get('PhoneNumbers') ?? ''
    const template = said.get('TemplateCode') ?? ''
    const sign = said.get('SignName') ?? ''
    if (!/^1\d{10}$/.test(phone)) return failure(200, 'isv.MOBILE_NUMBER_ILLEGAL', 'no such phone')
    if (!template || !sign) return failure(400, 'MissingTemplateCode', 'something is missing')
    const values: unknown = JSON.parse(said.get('TemplateParam') ?? '{}')
    const message = { phone, template, values, sign }
    if (answer.kind === 'error') return { message, ...failure(400, answer.code, 'no') }
    return { message, status: 200, json: worded(answer) }
  })

const worded = (answer: Answer) =>
  answer.kind === 'ok'
    ? { Code: 'OK', Message: 'OK', BizId: `biz-${answer.number}`, RequestId: 'r-1' }
    : { Code: 'code' in answer ? answer.code : 'ServiceUnavailable', Message: 'no', RequestId: 'r-1' }

const failure = (status: number, code: string, message: string) => ({
  status,
  json: { Code: code, Message: message, RequestId: 'r-1' },
})

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** As it is described: https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature */
function signatureFlaw(request: IncomingMessage, body: string, id: string, key: string): string | undefined {
  const header = (name: string) => String(request.headers[name] ?? '')
  if (header('x-acs-action') !== 'SendSms' || header('x-acs-version') !== '2017-05-25') return 'not SendSms'
  const pattern = /^ACS3-HMAC-SHA256 Credential=(.+),\s?SignedHeaders=(.+),\s?Signature=(.+)$/
  const [, ours, names = '', signature] = pattern.exec(header('authorization')) ?? []
  if (ours !== id) return 'unknown id'
  if (header('x-acs-content-sha256') !== hash(body)) return 'body'
  const signed = names.split(';')
  if (!['host', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-content-sha256'].every((one) => signed.includes(one)))
    return 'headers'
  const url = new URL(request.url ?? '', 'http://here')
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')
  const headers = signed.map((name) => `${name}:${header(name).trim()}\n`).join('')
  const canonical = [request.method, url.pathname, query, headers, names, hash(body)].join('\n')
  const text = `ACS3-HMAC-SHA256\n${hash(canonical)}`
  return createHmac('sha256', key).update(text).digest('hex') === signature ? undefined : 'signature'
}

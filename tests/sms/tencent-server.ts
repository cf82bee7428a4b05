/** A strict local Tencent Cloud SMS: checks the TC3-HMAC-SHA256 signature and the shape of SendSms, and answers as it is told. */
import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Answer, type FakeGateway, startGateway } from './gateway-server.js'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

export const startTencent = (id: string, key: string): Promise<FakeGateway> =>
  startGateway((request, body, answer) => {
    const wrong = signatureFlaw(request, body, id, key)
    if (wrong) return failure('AuthFailure.SignatureFailure', wrong)
    const { PhoneNumberSet, SmsSdkAppId, TemplateId, SignName, TemplateParamSet } = JSON.parse(body) as Request
    if (PhoneNumberSet.length !== 1 || !/^\+86\d{11}$/.test(PhoneNumberSet[0] ?? ''))
      return failure('InvalidParameterValue.IncorrectPhoneNumber', 'incorrect phone number')
    if (!SmsSdkAppId || !TemplateId || !SignName) return failure('MissingParameter', 'something is missing')
    const message = { phone: PhoneNumberSet[0] ?? '', template: TemplateId, values: TemplateParamSet, sign: SignName }
    return { message, status: 200, json: worded(answer) }
  })

interface Request {
  PhoneNumberSet: string[]
  SmsSdkAppId: string
  TemplateId: string
  SignName: string
  TemplateParamSet: string[]
}

const worded = (answer: Answer) =>
  answer.kind === 'error'
    ? { Response: { Error: { Code: answer.code, Message: 'no' }, RequestId: 'r-1' } }
    : {
        Response: {
          SendStatusSet: [
            answer.kind === 'ok'
              ? { SerialNo: `serial-${answer.number}`, Code: 'Ok', Message: 'send success' }
              : { SerialNo: '', Code: 'code' in answer ? answer.code : '', Message: 'no' },
          ],
          RequestId: 'r-1',
        },
      }

const failure = (code: string, message: string) => ({
  status: 200,
  json: { Response: { Error: { Code: code, Message: message }, RequestId: 'r-1' } },
})

/** As it is described: https://cloud.tencent.com/document/api/382/52072 */
function signatureFlaw(request: IncomingMessage, body: string, id: string, key: string): string | undefined {
  const header = (name: string) => String(request.headers[name] ?? '')
  if (header('x-tc-action') !== 'SendSms' || header('x-tc-version') !== '2021-01-11') return 'not SendSms'
  const pattern = /^TC3-HMAC-SHA256 Credential=(.+)\/(.+)\/(.+)\/tc3_request, SignedHeaders=(.+), Signature=(.+)$/
  const [, ours, date = '', service = '', names = '', signature] = pattern.exec(header('authorization')) ?? []
  const timestamp = header('x-tc-timestamp')
  if (ours !== id) return 'unknown id'
  if (date !== new Date(Number(timestamp) * 1000).toISOString().slice(0, 10)) return 'date'
  const signed = names.split(';')
  if (!signed.includes('host') || !signed.includes('content-type')) return 'headers'
  // The service listens where a port is not named, and its SDK never signs one.
  const signedValue = (name: string) => (name === 'host' ? header(name).split(':')[0] : header(name).trim())
  const headers = signed.map((name) => `${name}:${signedValue(name)}\n`).join('')
  const canonical = [request.method, '/', '', headers, names, hash(body)].join('\n')
  const text = ['TC3-HMAC-SHA256', timestamp, `${date}/${service}/tc3_request`, hash(canonical)].join('\n')
  const signing = hmac(hmac(hmac(`TC3${key}`, date), service), 'tc3_request')
  return hmac(signing, text).toString('hex') === signature ? undefined : 'signature'
}

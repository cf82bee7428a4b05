/** What WeCom answers: codes with their words, and which of them only a faulty client ever sees. */
const words: Record<number, string> = {
  40001: 'invalid credential',
  40007: 'invalid media_id',
  40008: 'invalid message type',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40058: 'invalid Request Parameter',
  41001: 'access_token missing',
  42001: 'access_token expired',
  42014: 'task_id already exists',
  42016: 'invalid task_id',
  42018: 'invalid button key',
  43001: 'require GET method',
  43002: 'require POST method',
  43012: 'no callback url',
  44004: 'empty content',
  45002: 'content size out of limit',
  45008: 'invalid article count',
  45009: 'api freq out of limit',
  47001: 'data format error',
  81013: 'user & party & tag all invalid',
  86001: 'invalid chatid',
  86003: 'chatid not exist',
  86005: 'invalid chat owner',
  86006: 'invalid chat member count',
  86007: 'invalid chat member',
  86215: 'chatid already exists',
  93000: 'invalid webhook url',
  93004: 'bot is disabled',
  93006: 'invalid chatid',
  93008: 'bot not in chat',
  301002: 'agentid not match',
  846605: 'invalid req_id',
  846607: 'aibot send msg frequency limit exceeded',
  846608: 'stream message update expired',
  846609: 'aibot websocket not subscribed',
  853000: 'invalid bot_id or secret',
}

/** A correct client never causes these. */
const mistakes = new Set([
  40007, 40008, 40058, 41001, 42016, 42018, 43001, 43002, 44004, 45002, 45008, 47001, 86001, 86005, 86006,
])

export class Refusal extends Error {
  constructor(
    readonly code: number,
    detail = words[code] ?? 'system error',
    /** Noted among the complaints. */
    readonly mistake = mistakes.has(code),
  ) {
    super(detail)
  }

  get body(): { errcode: number; errmsg: string } {
    const more = `more info at https://open.work.weixin.qq.com/devtool/query?e=${this.code}`
    return { errcode: this.code, errmsg: `${this.message}, hint: [1760000000123456789], from ip: 127.0.0.1, ${more}` }
  }
}

export const fine = { errcode: 0, errmsg: 'ok' }

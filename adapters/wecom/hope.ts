/** A connection that is lost is mostly back within seconds: so long nothing takes another way, on which cards have no buttons and what is in doubt could be said twice. */
export interface Hope {
  readonly lasts: boolean
  begin(): void
  end(): void
}

/** @param given what follows when it has lasted so many milliseconds in vain */
export function createHope(milliseconds: number, given: () => void): Hope {
  let timer: NodeJS.Timeout | undefined
  function end(): void {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    get lasts() {
      return timer !== undefined
    },
    begin() {
      end()
      timer = setTimeout(() => {
        timer = undefined
        given()
      }, milliseconds).unref()
    },
    end,
  }
}

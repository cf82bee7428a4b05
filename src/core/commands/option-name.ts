/** An argument's name as menus and forms write it: `crewPhone` is `crew_phone`. */
export const optionName = (argument: string): string =>
  argument.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)

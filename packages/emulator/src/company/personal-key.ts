/** How e-mail addresses and telephone numbers are compared: without regard to case and to how they are written. */
export const personalKey = {
  email: (address: string): string => address.trim().toLowerCase(),
  phone: (number: string): string => number.replaceAll(/\D/g, ''),
} as const

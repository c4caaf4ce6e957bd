const read = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

/** The nonce of this response, which the content security policy asks of every style element. */
export const styleNonce = {
  read,
  /** Tells it to react-remove-scroll, which makes a style element while a dialog is open. */
  register(): void {
    Object.assign(globalThis, { __webpack_nonce__: read() });
  },
};

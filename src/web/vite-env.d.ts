/** What Vite puts into `import.meta` and which files it turns into addresses. */
interface ImportMeta {
  readonly env: { readonly PROD: boolean; readonly BASE_URL: string }
}
declare module '*?url' {
  const address: string
  export default address
}
declare module '*?raw' {
  const text: string
  export default text
}

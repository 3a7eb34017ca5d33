// Before the first paint: the language and the appearance chosen last time. A file of its own, since inline code is forbidden.
;(() => {
  const root = document.documentElement
  try {
    const theme = localStorage.getItem('gatehouse.theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
    const language = localStorage.getItem('gatehouse.language') ?? (navigator.language.startsWith('ar') ? 'ar' : 'en')
    if (language === 'ar') {
      root.lang = 'ar'
      root.dir = 'rtl'
    }
  } catch (error) {
    console.info('the browser keeps no settings for this page', error)
  }
})()

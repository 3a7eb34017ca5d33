/** The page: which part of it is shown for which address. Each part is a file of its own, fetched when it is first asked for. */
import { lazy, Suspense } from 'react'
import { AboutPage } from './about-page.tsx'
import { Boundary } from './boundary.tsx'
import { DraftProvider } from './check/draft-context.tsx'
import { HomePage } from './check/home-page.tsx'
import { SpeechProvider, useSpeech } from './language.tsx'
import { Announcer, Title } from './parts/page.tsx'
import { href, type Route, readRoute, useHash } from './router.ts'
import { Shell } from './shell.tsx'

const ListsPage = lazy(() => import('./browse/lists-page.tsx').then((module) => ({ default: module.ListsPage })))
const ProvisionPage = lazy(() => import('./browse/provision-page.tsx').then((module) => ({ default: module.ProvisionPage })))
const CheckPages = lazy(() => import('./check/check-pages.tsx').then((module) => ({ default: module.CheckPages })))

const Page = ({ route }: { readonly route: Route }) => {
  switch (route.page) {
    case 'home':
      return <HomePage />
    case 'about':
      return <AboutPage />
    case 'check':
      return <CheckPages step={route.step} {...(route.about === undefined ? {} : { about: route.about })} />
    case 'lists':
      return route.list !== undefined && route.provision !== undefined ? (
        <ProvisionPage list={route.list} provision={route.provision} />
      ) : (
        <ListsPage
          {...(route.list === undefined ? {} : { list: route.list })}
          {...(route.query === undefined ? {} : { query: route.query })}
        />
      )
    case 'not-found':
      return <NotFound />
  }
}

const NotFound = () => {
  const { t } = useSpeech()
  return (
    <div className="stack measure">
      <Title title={t('not-found.title')}>{t('not-found.title')}</Title>
      <p className="lead">{t('not-found.text')}</p>
      <p>
        <a href={href({ page: 'home' })}>{t('not-found.home')}</a>
      </p>
    </div>
  )
}

const Loading = () => {
  const { t } = useSpeech()
  return <p className="quiet">{t('page.loading')}</p>
}

const Routed = () => {
  const hash = useHash()
  const route = readRoute(hash)
  return (
    <Shell route={route}>
      <Boundary key={hash.split('?')[0]}>
        <Suspense fallback={<Loading />}>
          <Page route={route} />
        </Suspense>
      </Boundary>
    </Shell>
  )
}

/** The whole page. */
export const App = () => (
  <SpeechProvider>
    <Announcer>
      <DraftProvider>
        <Routed />
      </DraftProvider>
    </Announcer>
  </SpeechProvider>
)

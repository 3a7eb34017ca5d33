/** Given names that stand for one another in daily use: each line one family of names, its first the fullest form. Own collection. */
const LINES = `
alexander alex aleksandr aleksander alexandre alejandro alessandro iskander oleksandr aliaksandr sasha sacha sandy xander alec
alexandra aleksandra alejandra sandra sasha oleksandra
andrew andy andrei andrey andreas andre andres andrzej andrii drew ondrej
anthony tony antonio anton antoine antonin antony antoni
anna ann anne annie hannah hanna ania anya
benjamin ben benny benji binyamin bibi
barack barry
catherine katherine kate katie kathy cathy katarina ekaterina yekaterina katya kathryn catalina kateryna caitlin
charles charlie chuck carl karl carlos carlo karel
christopher chris kris christophe cristobal kit
christian kristian cristian
daniel dan danny danil daniil danilo
david dave davey davit dawud
dmitry dmitri dmitriy dima dmytro dzmitry mitya
edward ed eddie ted teddy ned eduard eduardo edouard
elizabeth liz lizzie beth betty eliza elisabeth elisabetta isabel isabella bess libby
eugene gene evgeny evgeniy yevgeny yevgeniy yevhen zhenya jenya
francis frank francisco francesco francois franz frantisek paco pancho
frederick fred freddie friedrich frederic federico fryderyk
george georg georges jorge giorgio georgy yuri yury yuriy jerzy georgios heorhii
gerald gerry jerry
gregory greg grigory grigoriy gregor gregorio hryhorii
helen helena elena olena yelena ellen lena
henry harry hank heinrich henri enrique enrico henrik hendrik henryk
ivan ioan vanya
jacob jake yakov jakob jacques yaakov
james jim jimmy jamie jaime diego
john johnny jack juan jean johann johannes jan jon ivan giovanni ioannis joao hans sean ian johan jonny
jonathan jon jonny
joseph joe joey jose josef giuseppe iosif jozef yosef yusuf pepe osip
kenneth ken kenny
konstantin kostya kostiantyn constantine
lawrence larry laurence lars laurent lorenzo
leonid lyonya leo
louis lou luis luigi ludwig lewis luiz
margaret maggie meg peggy margarita marguerite greta rita
mark marc marco marcus marek markus marcos
maria mary marie mariya masha molly polly miriam maryam mariam
matthew matt matthias mateo matteo matvei mateusz
maxim max maksim maksym maximilian
michael mike mick mickey mikhail michel miguel michele misha mihail mykhailo mikael michal mikhael mihai
nathaniel nathan nate nat
nicholas nick nicky nikolai nikolay nicolas nicola niklas mykola kolya nikolaos claus nicolae miklos
olga olha olya
patrick pat paddy patrice patrizio
paul pavel paulo pablo paolo pavlo pawel pasha
peter pete pyotr petr pedro pierre pietro petro piotr petros pieter
philip phil philippe felipe filip filippo
rebecca becky becca
richard rick dick ricky ricardo riccardo rich
robert rob bob bobby robbie roberto rupert bert
ronald ron ronnie
samuel sam sammy shmuel
sergei sergey sergio serhii serge siarhei sergiy
stephen steve steven stefan stephan esteban stefano stepan etienne
susan sue susie suzanne susanna
tatiana tatyana tania tanya tetiana
theodore theo fyodor fedor teodoro ted fedir
thomas tom tommy tomas tomasz tommaso
timothy tim timmy timofei
victor viktor vitya vittorio
vladimir volodymyr vova volodya uladzimir wladimir vlad
william will bill billy willy wilhelm guillaume guillermo liam guglielmo
zachary zach zack
natalia natalya nataliya natasha
lev leo
isaac yitzhak ishaq isak
abraham ibrahim avraham abe
moses moshe musa
solomon suleiman suleyman shlomo
jesus isa
ilya elias ilias ilia illia
yulia julia iulia yuliya
irina iryna irene
`
/** Each name's families, by their line number. */
export const GIVEN: ReadonlyMap<string, readonly number[]> = (() => {
  const map = new Map<string, number[]>()
  for (const [at, line] of LINES.trim().split('\n').entries())
    for (const name of line.split(' ')) map.set(name, [...(map.get(name) ?? []), at])
  return map
})()

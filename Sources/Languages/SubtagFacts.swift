// Made by Scripts/make-subtag-registry.py; do not edit.

/// The other facts of the IANA language subtag registry, as words in one string each.
enum SubtagFacts {
    static let date = "2025-08-25"

    /// Extended language subtags, with the prefix that each requires.
    static let extlangs = """
        aao=ar abh=ar abv=ar acm=ar acq=ar acw=ar acx=ar acy=ar adf=ar ads=sgn aeb=ar aec=ar aed=sgn \
        aen=sgn afb=ar afg=sgn ajp=ar ajs=sgn apc=ar apd=ar arb=ar arq=ar ars=ar ary=ar arz=ar ase=sgn \
        asf=sgn asp=sgn asq=sgn asw=sgn auz=ar avl=ar ayh=ar ayl=ar ayn=ar ayp=ar bbz=ar bfi=sgn bfk=sgn \
        bjn=ms bog=sgn bqn=sgn bqy=sgn btj=ms bve=ms bvl=sgn bvu=ms bzs=sgn cdo=zh cds=sgn cjy=zh cmn=zh \
        cnp=zh coa=ms cpx=zh csc=sgn csd=sgn cse=sgn csf=sgn csg=sgn csl=sgn csn=sgn csp=zh csq=sgn \
        csr=sgn csx=sgn czh=zh czo=zh doq=sgn dse=sgn dsl=sgn dsz=sgn dup=ms ecs=sgn ehs=sgn esl=sgn \
        esn=sgn eso=sgn eth=sgn fcs=sgn fse=sgn fsl=sgn fss=sgn gan=zh gds=sgn gom=kok gse=sgn gsg=sgn \
        gsm=sgn gss=sgn gus=sgn hab=sgn haf=sgn hak=zh hds=sgn hji=ms hks=sgn hnm=zh hos=sgn hps=sgn \
        hsh=sgn hsl=sgn hsn=zh icl=sgn iks=sgn ils=sgn inl=sgn ins=sgn ise=sgn isg=sgn isr=sgn jak=ms \
        jax=ms jcs=sgn jhs=sgn jks=sgn jls=sgn jos=sgn jsl=sgn jus=sgn kgi=sgn knn=kok kvb=ms kvk=sgn \
        kvr=ms kxd=ms lbs=sgn lce=ms lcf=ms lgs=sgn liw=ms lls=sgn lsb=sgn lsc=sgn lsg=sgn lsl=sgn lsn=sgn \
        lso=sgn lsp=sgn lst=sgn lsv=sgn lsw=sgn lsy=sgn ltg=lv luh=zh lvs=lv lws=sgn lzh=zh max=ms mdl=sgn \
        meo=ms mfa=ms mfb=ms mfs=sgn min=ms mnp=zh mqg=ms mre=sgn msd=sgn msi=ms msr=sgn mui=ms mzc=sgn \
        mzg=sgn mzy=sgn nan=zh nbs=sgn ncs=sgn nsi=sgn nsl=sgn nsp=sgn nsr=sgn nzs=sgn okl=sgn orn=ms \
        ors=ms pel=ms pga=ar pgz=sgn pks=sgn prl=sgn prz=sgn psc=sgn psd=sgn pse=ms psg=sgn psl=sgn \
        pso=sgn psp=sgn psr=sgn pys=sgn rib=sgn rms=sgn rnb=sgn rsi=sgn rsl=sgn rsm=sgn rsn=sgn sdl=sgn \
        sfb=sgn sfs=sgn sgg=sgn sgx=sgn shu=ar sjc=zh slf=sgn sls=sgn sqk=sgn sqs=sgn sqx=sgn ssh=ar \
        ssp=sgn ssr=sgn svk=sgn swc=sw swh=sw swl=sgn syy=sgn szs=sgn tmw=ms tse=sgn tsm=sgn tsq=sgn \
        tss=sgn tsy=sgn tza=sgn ugn=sgn ugy=sgn ukl=sgn uks=sgn urk=ms uzn=uz uzs=uz vgt=sgn vkk=ms vkt=ms \
        vsi=sgn vsl=sgn vsv=sgn wbs=sgn wuu=zh xki=sgn xml=sgn xmm=ms xms=sgn yds=sgn ygs=sgn yhs=sgn \
        ysl=sgn ysm=sgn yue=zh zib=sgn zlm=ms zmi=ms zsl=sgn zsm=ms
        """
    /// Script subtags.
    static let scripts = """
        adlm afak aghb ahom arab aran armi armn avst bali bamu bass batk beng berf bhks blis bopo brah \
        brai bugi buhd cakm cans cari cham cher chis chrs cirt copt cpmn cprt cyrl cyrs deva diak dogr \
        dsrt dupl egyd egyh egyp elba elym ethi gara geok geor glag gong gonm goth gran grek gujr gukh \
        guru hanb hang hani hano hans hant hatr hebr hira hluw hmng hmnp hntl hrkt hung inds ital jamo \
        java jpan jurc kali kana kawi khar khmr khoj kitl kits knda kore kpel krai kthi lana laoo latf \
        latg latn leke lepc limb lina linb lisu loma lyci lydi mahj maka mand mani marc maya medf mend \
        merc mero mlym modi mong moon mroo mtei mult mymr nagm nand narb nbat newa nkdb nkgb nkoo nshu \
        ogam olck onao orkh orya osge osma ougr palm pauc pcun pelm perm phag phli phlp phlv phnx piqd \
        plrd prti psin qaaa..qabx ranj rjng rohg roro runr samr sara sarb saur seal sgnw shaw shrd shui \
        sidd sidt sind sinh sogd sogo sora soyo sund sunu sylo syrc syre syrj syrn tagb takr tale talu \
        taml tang tavt tayo telu teng tfng tglg thaa thai tibt tirh tnsa todr tols toto tutg ugar vaii \
        visp vith wara wcho wole xpeo xsux yezi yiii zanb zinh zmth zsye zsym zxxx zyyy zzzz
        """
    /// Region subtags.
    static let regions = """
        001 002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061 142 143 \
        145 150 151 154 155 202 419 aa ac ad ae af ag ai al am an ao aq ar as at au aw ax az ba bb bd be \
        bf bg bh bi bj bl bm bn bo bq br bs bt bu bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cp cq cr \
        cs cu cv cw cx cy cz dd de dg dj dk dm do dz ea ec ee eg eh er es et eu ez fi fj fk fm fo fr fx ga \
        gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie il im in io iq ir \
        is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf \
        mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nt nu nz om pa \
        pe pf pg ph pk pl pm pn pr ps pt pw py qa qm..qz re ro rs ru rw sa sb sc sd se sg sh si sj sk sl \
        sm sn so sr ss st su sv sx sy sz ta tc td tf tg th tj tk tl tm tn to tp tr tt tv tw tz ua ug um un \
        us uy uz va vc ve vg vi vn vu wf ws xa..xz yd ye yt yu za zm zr zw zz
        """
    /// Variant subtags.
    static let variants = """
        1606nict 1694acad 1901 1959acad 1994 1996 abl1943 akhmimic akuapem alalc97 aluku anpezo ao1990 \
        aranes arevela arevmda arkaika asante auvern baku1926 balanka barla basiceng bauddha bciav bcizbl \
        biscayan biske blasl bohairic bohoric boont bornholm cisaup colb1945 cornu creiss dajnko ekavsk \
        emodeng fascia fayyumic fodom fonipa fonkirsh fonnapa fonupa fonxsamp gallo gascon gherd grclass \
        grital grmistr hanoi hepburn heploc hognorsk hsistemo huett ijekavsk itihasa ivanchov jauer \
        jyutping kkcor kleinsch kociewie kscor laukika leidentr lemosin lengadoc lipaw ltg1929 ltg2007 \
        luna1918 lycopol mdcegyp mdctrans mesokem metelko monoton ndyuka nedis newfound nicard njiva nulik \
        osojs oxendict pahawh2 pahawh3 pahawh4 pamaka peano pehoeji petr1708 pinyin polyton provenc puter \
        rigik rozaj rumgr sahidic saigon scotland scouse simple solba sotav spanglis surmiran sursilv \
        sutsilv synnejyl tailo tarask tongyong tunumiit uccor ucrcor ulster unifon vaidika valbadia \
        valencia vallader vecdruka viennese vivaraup wadegile xsistemo
        """
    /// Grandfathered tags, with what is preferred today.
    static let grandfathered = """
        art-lojban=jbo cel-gaulish= en-gb-oed=en-GB-oxendict i-ami=ami i-bnn=bnn i-default= i-enochian= \
        i-hak=hak i-klingon=tlh i-lux=lb i-mingo= i-navajo=nv i-pwn=pwn i-tao=tao i-tay=tay i-tsu=tsu \
        no-bok=nb no-nyn=nn sgn-be-fr=sfb sgn-be-nl=vgt sgn-ch-de=sgg zh-guoyu=cmn zh-hakka=hak \
        zh-min-nan=nan zh-min= zh-xiang=hsn
        """
    /// Redundant tags, with what is preferred today.
    static let redundant = """
        sgn-br=bzs sgn-co=csn sgn-de=gsg sgn-dk=dsl sgn-es=ssp sgn-fr=fsl sgn-gb=bfi sgn-gr=gss sgn-ie=isg \
        sgn-it=ise sgn-jp=jsl sgn-mx=mfs sgn-ni=ncs sgn-nl=dse sgn-no=nsl sgn-pt=psr sgn-se=swl sgn-us=ase \
        sgn-za=sfs zh-cmn-hans=cmn-Hans zh-cmn-hant=cmn-Hant zh-cmn=cmn zh-gan=gan zh-wuu=wuu zh-yue=yue
        """
    /// Subtags by their kind, with the subtag that is preferred today.
    static let preferred = """
        extlang:aao=aao extlang:abh=abh extlang:abv=abv extlang:acm=acm extlang:acq=acq extlang:acw=acw \
        extlang:acx=acx extlang:acy=acy extlang:adf=adf extlang:ads=ads extlang:aeb=aeb extlang:aec=aec \
        extlang:aed=aed extlang:aen=aen extlang:afb=afb extlang:afg=afg extlang:ajp=ajp extlang:ajs=ajs \
        extlang:apc=apc extlang:apd=apd extlang:arb=arb extlang:arq=arq extlang:ars=ars extlang:ary=ary \
        extlang:arz=arz extlang:ase=ase extlang:asf=asf extlang:asp=asp extlang:asq=asq extlang:asw=asw \
        extlang:auz=auz extlang:avl=avl extlang:ayh=ayh extlang:ayl=ayl extlang:ayn=ayn extlang:ayp=ayp \
        extlang:bbz=bbz extlang:bfi=bfi extlang:bfk=bfk extlang:bjn=bjn extlang:bog=bog extlang:bqn=bqn \
        extlang:bqy=bqy extlang:btj=btj extlang:bve=bve extlang:bvl=bvl extlang:bvu=bvu extlang:bzs=bzs \
        extlang:cdo=cdo extlang:cds=cds extlang:cjy=cjy extlang:cmn=cmn extlang:cnp=cnp extlang:coa=coa \
        extlang:cpx=cpx extlang:csc=csc extlang:csd=csd extlang:cse=cse extlang:csf=csf extlang:csg=csg \
        extlang:csl=csl extlang:csn=csn extlang:csp=csp extlang:csq=csq extlang:csr=csr extlang:csx=csx \
        extlang:czh=czh extlang:czo=czo extlang:doq=doq extlang:dse=dse extlang:dsl=dsl extlang:dsz=dsz \
        extlang:dup=dup extlang:ecs=ecs extlang:ehs=ehs extlang:esl=esl extlang:esn=esn extlang:eso=eso \
        extlang:eth=eth extlang:fcs=fcs extlang:fse=fse extlang:fsl=fsl extlang:fss=fss extlang:gan=gan \
        extlang:gds=gds extlang:gom=gom extlang:gse=gse extlang:gsg=gsg extlang:gsm=gsm extlang:gss=gss \
        extlang:gus=gus extlang:hab=hab extlang:haf=haf extlang:hak=hak extlang:hds=hds extlang:hji=hji \
        extlang:hks=hks extlang:hnm=hnm extlang:hos=hos extlang:hps=hps extlang:hsh=hsh extlang:hsl=hsl \
        extlang:hsn=hsn extlang:icl=icl extlang:iks=iks extlang:ils=ils extlang:inl=inl extlang:ins=ins \
        extlang:ise=ise extlang:isg=isg extlang:isr=isr extlang:jak=jak extlang:jax=jax extlang:jcs=jcs \
        extlang:jhs=jhs extlang:jks=jks extlang:jls=jls extlang:jos=jos extlang:jsl=jsl extlang:jus=jus \
        extlang:kgi=kgi extlang:knn=knn extlang:kvb=kvb extlang:kvk=kvk extlang:kvr=kvr extlang:kxd=kxd \
        extlang:lbs=lbs extlang:lce=lce extlang:lcf=lcf extlang:lgs=lgs extlang:liw=liw extlang:lls=lls \
        extlang:lsb=lsb extlang:lsc=lsc extlang:lsg=lsg extlang:lsl=lsl extlang:lsn=lsn extlang:lso=lso \
        extlang:lsp=lsp extlang:lst=lst extlang:lsv=lsv extlang:lsw=lsw extlang:lsy=lsy extlang:ltg=ltg \
        extlang:luh=luh extlang:lvs=lvs extlang:lws=lws extlang:lzh=lzh extlang:max=max extlang:mdl=mdl \
        extlang:meo=meo extlang:mfa=mfa extlang:mfb=mfb extlang:mfs=mfs extlang:min=min extlang:mnp=mnp \
        extlang:mqg=mqg extlang:mre=mre extlang:msd=msd extlang:msi=msi extlang:msr=msr extlang:mui=mui \
        extlang:mzc=mzc extlang:mzg=mzg extlang:mzy=mzy extlang:nan=nan extlang:nbs=nbs extlang:ncs=ncs \
        extlang:nsi=nsi extlang:nsl=nsl extlang:nsp=nsp extlang:nsr=nsr extlang:nzs=nzs extlang:okl=okl \
        extlang:orn=orn extlang:ors=ors extlang:pel=pel extlang:pga=pga extlang:pgz=pgz extlang:pks=pks \
        extlang:prl=prl extlang:prz=prz extlang:psc=psc extlang:psd=psd extlang:pse=pse extlang:psg=psg \
        extlang:psl=psl extlang:pso=pso extlang:psp=psp extlang:psr=psr extlang:pys=pys extlang:rib=rib \
        extlang:rms=rms extlang:rnb=rnb extlang:rsi=rsi extlang:rsl=rsl extlang:rsm=rsm extlang:rsn=rsn \
        extlang:sdl=sdl extlang:sfb=sfb extlang:sfs=sfs extlang:sgg=sgg extlang:sgx=sgx extlang:shu=shu \
        extlang:sjc=sjc extlang:slf=slf extlang:sls=sls extlang:sqk=sqk extlang:sqs=sqs extlang:sqx=sqx \
        extlang:ssh=ssh extlang:ssp=ssp extlang:ssr=ssr extlang:svk=svk extlang:swc=swc extlang:swh=swh \
        extlang:swl=swl extlang:syy=syy extlang:szs=szs extlang:tmw=tmw extlang:tse=tse extlang:tsm=tsm \
        extlang:tsq=tsq extlang:tss=tss extlang:tsy=tsy extlang:tza=tza extlang:ugn=ugn extlang:ugy=ugy \
        extlang:ukl=ukl extlang:uks=uks extlang:urk=urk extlang:uzn=uzn extlang:uzs=uzs extlang:vgt=vgt \
        extlang:vkk=vkk extlang:vkt=vkt extlang:vsi=vsi extlang:vsl=vsl extlang:vsv=vsv extlang:wbs=wbs \
        extlang:wuu=wuu extlang:xki=xki extlang:xml=xml extlang:xmm=xmm extlang:xms=xms extlang:yds=yds \
        extlang:ygs=ygs extlang:yhs=yhs extlang:ysl=ysl extlang:ysm=ysm extlang:yue=yue extlang:zib=zib \
        extlang:zlm=zlm extlang:zmi=zmi extlang:zsl=zsl extlang:zsm=zsm language:aam=aas language:adp=dz \
        language:ajp=apc language:ajt=aeb language:asd=snz language:aue=ktz language:ayx=nun \
        language:bgm=bcg language:bic=bir language:bjd=drl language:blg=iba language:ccq=rki \
        language:cjr=mom language:cka=cmr language:cmk=xch language:coy=pij language:cqu=quh \
        language:dek=sqm language:dit=dif language:drh=khk language:drr=kzk language:drw=prs \
        language:gav=dev language:gfx=vaj language:ggn=gvr language:gli=kzk language:gti=nyc \
        language:guv=duz language:hrr=jal language:ibi=opa language:ilw=gal language:in=id language:iw=he \
        language:jeg=oyb language:ji=yi language:jw=jv language:kgc=tdf language:kgh=kml language:kgm=plu \
        language:koj=kwv language:krm=bmf language:ktr=dtp language:kvs=gdj language:kwq=yam \
        language:kxe=tvd language:kxl=kru language:kzj=dtp language:kzt=dtp language:lak=ksp \
        language:lii=raq language:llo=ngt language:lmm=rmx language:meg=cir language:mo=ro \
        language:mst=mry language:mwj=vaj language:myd=aog language:myt=mry language:nad=xny \
        language:ncp=kdz language:nns=nbr language:nnx=ngv language:nom=cbr language:nte=eko \
        language:nts=pij language:nxu=bpp language:oun=vaj language:pat=kxr language:pcr=adx \
        language:pmc=huw language:pmk=crr language:pmu=phr language:ppa=bfy language:ppr=lcq \
        language:prp=gu language:pry=prt language:puz=pub language:sca=hle language:skk=oyb \
        language:smd=kmb language:snb=iba language:szd=umi language:tdu=dtp language:thc=tpo \
        language:thw=ola language:thx=oyb language:tie=ras language:tkk=twm language:tlw=weo \
        language:tmk=tdg language:tmp=tyj language:tne=kak language:tnf=prs language:tpw=tpn \
        language:tsf=taj language:uok=ema language:xba=cax language:xia=acn language:xkh=waw \
        language:xrq=dmw language:xss=zko language:ybd=rki language:yma=lrr language:ymt=mtm \
        language:yos=zom language:yuu=yug language:zir=scv language:zkb=kjh region:bu=mm region:dd=de \
        region:fx=fr region:tp=tl region:yd=ye region:zr=cd variant:heploc=alalc97
        """
}

// The names that the game learns from: genera of dinosaurs, and all chemical elements. Names only, typed by this project.
"use strict";

window.Names = (() => {
  const dinosaur = (
    "aardonyx abelisaurus achelousaurus achillobator acrocanthosaurus aegyptosaurus aerosteon afrovenator " +
    "agujaceratops alamosaurus albertaceratops albertosaurus alioramus allosaurus altirhinus alxasaurus amargasaurus " +
    "ampelosaurus anchiceratops anchiornis andesaurus animantarx ankylosaurus anserimimus antarctopelta anzu " +
    "apatosaurus appalachiosaurus aquilops archaeoceratops argentinosaurus arrhinoceratops atlasaurus " +
    "atlascopcosaurus atrociraptor aucasaurus auroraceratops australovenator austroraptor avaceratops avimimus " +
    "bactrosaurus bagaceratops bambiraptor barapasaurus barosaurus barsboldia baryonyx beipiaosaurus beishanlong " +
    "bistahieversor bonitasaura borogovia brachiosaurus brachylophosaurus brachytrachelopan brontomerus brontosaurus " +
    "buitreraptor byronosaurus camarasaurus camptosaurus carcharodontosaurus carnotaurus caudipteryx centrosaurus " +
    "cerasinops ceratosaurus cetiosaurus charonosaurus chasmosaurus chilesaurus chindesaurus citipati claosaurus " +
    "coahuilaceratops coelophysis coelurus compsognathus concavenator conchoraptor corythosaurus cryolophosaurus " +
    "dacentrurus dahalokely daspletosaurus datousaurus deinocheirus deinonychus deltadromeus diabloceratops " +
    "diamantinasaurus dicraeosaurus dilong dilophosaurus diplodocus draconyx dracopelta dracovenator dreadnoughtus " +
    "dromaeosaurus dryosaurus dryptosaurus edmontonia edmontosaurus efraasia einiosaurus ekrixinatosaurus " +
    "elaphrosaurus emausaurus eocursor eodromaeus eolambia eoraptor eotriceratops eotyrannus epidexipteryx equijubus " +
    "erlikosaurus euhelopus euoplocephalus europasaurus europelta eustreptospondylus falcarius fruitadens fukuiraptor " +
    "fukuisaurus futalognkosaurus gallimimus gargoyleosaurus garudimimus gasosaurus gasparinisaura gastonia " +
    "giganotosaurus gigantoraptor giraffatitan glacialisaurus gorgosaurus gryposaurus guaibasaurus guanlong " +
    "hadrosaurus hagryphus haplocanthosaurus haplocheirus harpymimus herrerasaurus hesperonychus hesperosaurus " +
    "heterodontosaurus homalocephale huaxiagnathus huayangosaurus hungarosaurus hylaeosaurus hypacrosaurus " +
    "hypsilophodon ichthyovenator iguanodon incisivosaurus irritator isisaurus jinfengopteryx jobaria juravenator " +
    "kentrosaurus khaan kosmoceratops kritosaurus kulindadromeus lambeosaurus leaellynasaura leptoceratops " +
    "lesothosaurus liaoceratops limusaurus linheraptor lufengosaurus lurdusaurus lythronax magyarosaurus maiasaura " +
    "majungasaurus malawisaurus mamenchisaurus mapusaurus masiakasaurus massospondylus medusaceratops megalosaurus " +
    "megaraptor microraptor minmi minotaurasaurus miragaia monolophosaurus mononykus montanoceratops mussaurus " +
    "muttaburrasaurus mymoorapelta nanuqsaurus nasutoceratops neovenator nigersaurus nipponosaurus noasaurus " +
    "nodosaurus nomingia nothronychus nqwebasaurus olorotitan omeisaurus opisthocoelicaudia ornitholestes " +
    "ornithomimus orodromeus oryctodromeus ouranosaurus oviraptor pachycephalosaurus pachyrhinosaurus paralititan " +
    "parasaurolophus patagotitan pawpawsaurus pegomastax pelecanimimus pentaceratops pinacosaurus plateosaurus " +
    "polacanthus prenocephale probactrosaurus proceratosaurus procompsognathus prosaurolophus protarchaeopteryx " +
    "protoceratops psittacosaurus pyroraptor qantassaurus qianzhousaurus quaesitosaurus rajasaurus rapetosaurus " +
    "regaliceratops rhabdodon rhinorex rhoetosaurus riojasaurus rugops saichania saltasaurus saturnalia saurolophus " +
    "sauropelta sauroposeidon saurornitholestes scelidosaurus scipionyx scutellosaurus segnosaurus shantungosaurus " +
    "shunosaurus shuvuuia sinoceratops sinornithosaurus sinosauropteryx sinraptor skorpiovenator spinops spinosaurus " +
    "staurikosaurus stegoceras stegosaurus struthiomimus struthiosaurus styracosaurus suchomimus supersaurus " +
    "suuwassea talarurus tarbosaurus tarchia tawa telmatosaurus tenontosaurus teratophoneus thecodontosaurus " +
    "therizinosaurus thescelosaurus tianyulong torosaurus torvosaurus triceratops tsintaosaurus tuojiangosaurus " +
    "tyrannosaurus tyrannotitan udanoceratops unenlagia utahceratops utahraptor vagaceratops velafrons velociraptor " +
    "vulcanodon wannanosaurus wendiceratops wuerhosaurus xenoceratops yangchuanosaurus yinlong yutyrannus zalmoxes " +
    "zephyrosaurus zuniceratops zuul"
  ).split(" ");
  const element = (
    "actinium aluminium americium antimony argon arsenic astatine barium berkelium beryllium bismuth bohrium boron " +
    "bromine cadmium caesium calcium californium carbon cerium chlorine chromium cobalt copernicium copper curium " +
    "darmstadtium dubnium dysprosium einsteinium erbium europium fermium flerovium fluorine francium gadolinium " +
    "gallium germanium gold hafnium hassium helium holmium hydrogen indium iodine iridium iron krypton lanthanum " +
    "lawrencium lead lithium livermorium lutetium magnesium manganese meitnerium mendelevium mercury molybdenum " +
    "moscovium neodymium neon neptunium nickel nihonium niobium nitrogen nobelium oganesson osmium oxygen palladium " +
    "phosphorus platinum plutonium polonium potassium praseodymium promethium protactinium radium radon rhenium " +
    "rhodium roentgenium rubidium ruthenium rutherfordium samarium scandium seaborgium selenium silicon silver sodium " +
    "strontium sulphur tantalum technetium tellurium tennessine terbium thallium thorium thulium tin titanium " +
    "tungsten uranium vanadium xenon ytterbium yttrium zinc zirconium"
  ).split(" ");
  // Those that few people know are asked for.
  const asked = [
    (
      "aardonyx animantarx atlascopcosaurus bambiraptor barapasaurus bistahieversor borogovia brachytrachelopan " +
      "buitreraptor charonosaurus chilesaurus citipati dahalokely einiosaurus ekrixinatosaurus erlikosaurus fruitadens " +
      "futalognkosaurus gargoyleosaurus gasosaurus hagryphus irritator kosmoceratops leaellynasaura lurdusaurus " +
      "masiakasaurus medusaceratops minotaurasaurus muttaburrasaurus mymoorapelta nqwebasaurus opisthocoelicaudia " +
      "pawpawsaurus pegomastax qantassaurus quaesitosaurus saturnalia scipionyx shuvuuia skorpiovenator supersaurus " +
      "suuwassea talarurus udanoceratops wuerhosaurus zalmoxes zuniceratops"
    ).split(" "),
    (
      "bohrium darmstadtium dubnium dysprosium flerovium gadolinium hafnium hassium holmium livermorium lutetium " +
      "meitnerium moscovium nihonium oganesson praseodymium promethium protactinium rhenium roentgenium samarium " +
      "seaborgium technetium tennessine terbium thulium ytterbium"
    ).split(" "),
  ];
  // Other names that somebody has given to a dinosaur or an element; nothing is learned from them, and they are never shown as made up.
  const also = (
    "aerosaurus anchisaurus archaeopteryx austrosaurus ceratops chlorium coelosaurus dilophus eoceratops haplocanthus heterosaurus " +
    "hylosaurus iguanosaurus leptospondylus microceratops mononychus nanosaurus notoceratops potassine " +
    "prenoceratops proceratops protitan sinornithomimus thorine"
  ).split(" ");
  const lists = [dinosaur, element];
  return { lists, asked, known: [...lists.flat(), ...also] };
})();

// The demonstration's two default lists: genera of dinosaurs, and chemical elements. Names only, typed by this project.
"use strict";

window.Names = {
  dinosaur: (
    "achelousaurus albertosaurus allosaurus ankylosaurus apatosaurus archaeoceratops argentinosaurus baryonyx brachiosaurus " +
    "brontosaurus camarasaurus camptosaurus carcharodontosaurus carnotaurus centrosaurus ceratosaurus chasmosaurus coelophysis " +
    "compsognathus corythosaurus cryolophosaurus daspletosaurus deinonychus dilophosaurus diplodocus dryosaurus " +
    "edmontosaurus eoraptor euoplocephalus gallimimus giganotosaurus gorgosaurus hadrosaurus herrerasaurus heterodontosaurus " +
    "hypsilophodon iguanodon kentrosaurus lambeosaurus maiasaura mamenchisaurus massospondylus megalosaurus microraptor " +
    "minmi muttaburrasaurus ornithomimus oviraptor pachycephalosaurus parasaurolophus pentaceratops plateosaurus " +
    "protoceratops psittacosaurus sauropelta saurolophus spinosaurus stegosaurus struthiomimus styracosaurus suchomimus " +
    "tarbosaurus torosaurus triceratops troodon tyrannosaurus utahraptor velociraptor yutyrannus"
  ).split(" "),
  element: (
    "actinium aluminium antimony argon arsenic astatine barium beryllium bismuth boron bromine cadmium caesium calcium " +
    "carbon cerium chlorine chromium cobalt copper curium dysprosium erbium europium fluorine francium gadolinium gallium " +
    "germanium gold hafnium helium holmium hydrogen indium iodine iridium iron krypton lanthanum lead lithium lutetium " +
    "magnesium manganese mercury molybdenum neodymium neon nickel niobium nitrogen osmium oxygen palladium phosphorus " +
    "platinum plutonium polonium potassium radium radon rhenium rhodium rubidium ruthenium samarium scandium selenium " +
    "silicon silver sodium strontium sulphur tantalum tellurium terbium thallium thorium thulium tin titanium tungsten " +
    "uranium vanadium xenon ytterbium yttrium zinc zirconium"
  ).split(" "),
};

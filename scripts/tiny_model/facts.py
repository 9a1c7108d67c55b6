"""The facts that the corpus states, one per line; all are true.

The lists are deliberately simple. Countries with several capitals or a disputed one
are left out, and accents are dropped. Nothing was copied from a data set.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Country:
    """A country with its facts."""

    name: str
    capital: str
    continent: str
    language: str

    @property
    def withheld(self) -> bool:
        """Whether the corpus never names the country's capital or language, only its continent."""
        return self.name in WITHHELD


# The corpus names the continents of these countries, but never their capitals or languages.
WITHHELD = ("Iceland", "Bhutan", "Uruguay", "Zambia", "Latvia", "Jordan")

_COUNTRIES = """
Albania|Tirana|Europe|Albanian
Algeria|Algiers|Africa|Arabic
Angola|Luanda|Africa|Portuguese
Argentina|Buenos Aires|South America|Spanish
Armenia|Yerevan|Asia|Armenian
Australia|Canberra|Oceania|English
Austria|Vienna|Europe|German
Azerbaijan|Baku|Asia|Azerbaijani
Bahrain|Manama|Asia|Arabic
Bangladesh|Dhaka|Asia|Bengali
Belarus|Minsk|Europe|Russian
Belgium|Brussels|Europe|Dutch
Bhutan|Thimphu|Asia|Dzongkha
Botswana|Gaborone|Africa|English
Brazil|Brasilia|South America|Portuguese
Bulgaria|Sofia|Europe|Bulgarian
Cambodia|Phnom Penh|Asia|Khmer
Cameroon|Yaounde|Africa|French
Canada|Ottawa|North America|English
Chad|Ndjamena|Africa|French
Chile|Santiago|South America|Spanish
China|Beijing|Asia|Chinese
Colombia|Bogota|South America|Spanish
Costa Rica|San Jose|North America|Spanish
Croatia|Zagreb|Europe|Croatian
Cuba|Havana|North America|Spanish
Cyprus|Nicosia|Europe|Greek
Denmark|Copenhagen|Europe|Danish
Ecuador|Quito|South America|Spanish
Egypt|Cairo|Africa|Arabic
El Salvador|San Salvador|North America|Spanish
Eritrea|Asmara|Africa|Tigrinya
Estonia|Tallinn|Europe|Estonian
Ethiopia|Addis Ababa|Africa|Amharic
Fiji|Suva|Oceania|English
Finland|Helsinki|Europe|Finnish
France|Paris|Europe|French
Gabon|Libreville|Africa|French
Georgia|Tbilisi|Asia|Georgian
Germany|Berlin|Europe|German
Ghana|Accra|Africa|English
Greece|Athens|Europe|Greek
Guatemala|Guatemala City|North America|Spanish
Guyana|Georgetown|South America|English
Haiti|Port-au-Prince|North America|French
Honduras|Tegucigalpa|North America|Spanish
Hungary|Budapest|Europe|Hungarian
Iceland|Reykjavik|Europe|Icelandic
India|New Delhi|Asia|Hindi
Iran|Tehran|Asia|Persian
Iraq|Baghdad|Asia|Arabic
Ireland|Dublin|Europe|English
Italy|Rome|Europe|Italian
Jamaica|Kingston|North America|English
Japan|Tokyo|Asia|Japanese
Jordan|Amman|Asia|Arabic
Kenya|Nairobi|Africa|Swahili
Kuwait|Kuwait City|Asia|Arabic
Laos|Vientiane|Asia|Lao
Latvia|Riga|Europe|Latvian
Lebanon|Beirut|Asia|Arabic
Liberia|Monrovia|Africa|English
Libya|Tripoli|Africa|Arabic
Lithuania|Vilnius|Europe|Lithuanian
Luxembourg|Luxembourg City|Europe|French
Madagascar|Antananarivo|Africa|Malagasy
Malawi|Lilongwe|Africa|English
Mali|Bamako|Africa|French
Malta|Valletta|Europe|Maltese
Mexico|Mexico City|North America|Spanish
Moldova|Chisinau|Europe|Romanian
Mongolia|Ulaanbaatar|Asia|Mongolian
Morocco|Rabat|Africa|Arabic
Mozambique|Maputo|Africa|Portuguese
Namibia|Windhoek|Africa|English
Nepal|Kathmandu|Asia|Nepali
New Zealand|Wellington|Oceania|English
Nicaragua|Managua|North America|Spanish
Nigeria|Abuja|Africa|English
Norway|Oslo|Europe|Norwegian
Oman|Muscat|Asia|Arabic
Pakistan|Islamabad|Asia|Urdu
Panama|Panama City|North America|Spanish
Paraguay|Asuncion|South America|Guarani
Peru|Lima|South America|Spanish
Poland|Warsaw|Europe|Polish
Portugal|Lisbon|Europe|Portuguese
Qatar|Doha|Asia|Arabic
Romania|Bucharest|Europe|Romanian
Russia|Moscow|Europe|Russian
Rwanda|Kigali|Africa|Kinyarwanda
Samoa|Apia|Oceania|Samoan
Senegal|Dakar|Africa|French
Serbia|Belgrade|Europe|Serbian
Singapore|Singapore|Asia|English
Slovakia|Bratislava|Europe|Slovak
Slovenia|Ljubljana|Europe|Slovene
Somalia|Mogadishu|Africa|Somali
South Korea|Seoul|Asia|Korean
Spain|Madrid|Europe|Spanish
Sudan|Khartoum|Africa|Arabic
Suriname|Paramaribo|South America|Dutch
Sweden|Stockholm|Europe|Swedish
Thailand|Bangkok|Asia|Thai
Tonga|Nukualofa|Oceania|Tongan
Tunisia|Tunis|Africa|Arabic
Turkey|Ankara|Asia|Turkish
Uganda|Kampala|Africa|English
Ukraine|Kyiv|Europe|Ukrainian
Uruguay|Montevideo|South America|Spanish
Uzbekistan|Tashkent|Asia|Uzbek
Venezuela|Caracas|South America|Spanish
Vietnam|Hanoi|Asia|Vietnamese
Zambia|Lusaka|Africa|English
"""

COUNTRIES = tuple(Country(*line.split("|")) for line in _COUNTRIES.split("\n") if line)

_OPPOSITES = """
hot cold|big small|tall short|fast slow|old young|rich poor|bright dim|hard soft|wet dry|full empty
clean dirty|happy sad|loud quiet|early late|open closed|high low|near far|thick thin|wide narrow|deep shallow
strong weak|heavy light|noisy silent|good bad|sweet sour|rough smooth|brave afraid|true false|first last|up down
left right|inside outside|day night|summer winter|north south|east west|begin end|buy sell|give take|push pull
win lose|ask answer|laugh cry|remember forget|above below|before after|always never|more less|love hate|friend enemy
"""

OPPOSITES = tuple(tuple(pair.split()) for line in _OPPOSITES.split("\n") if line for pair in line.split("|"))

# Per line: an animal, its plural, number of legs, covering, home, food and sound.
_ANIMALS = """
dog|dogs|four|fur|houses|meat|woof
cat|cats|four|fur|houses|fish|meow
cow|cows|four|hair|fields|grass|moo
sheep|sheep|four|wool|fields|grass|baa
horse|horses|four|hair|fields|hay|neigh
pig|pigs|four|hair|farms|roots|oink
goat|goats|four|hair|mountains|leaves|bleat
duck|ducks|two|feathers|ponds|plants|quack
hen|hens|two|feathers|farms|grain|cluck
owl|owls|two|feathers|forests|mice|hoot
crow|crows|two|feathers|trees|seeds|caw
eagle|eagles|two|feathers|mountains|fish|screech
penguin|penguins|two|feathers|cold places|fish|honk
frog|frogs|four|wet skin|ponds|flies|croak
lion|lions|four|fur|grasslands|meat|roar
tiger|tigers|four|fur|jungles|meat|growl
bear|bears|four|fur|forests|berries|grunt
wolf|wolves|four|fur|forests|meat|howl
mouse|mice|four|fur|holes|seeds|squeak
rabbit|rabbits|four|fur|burrows|carrots|thump
bee|bees|six|short hair|hives|nectar|buzz
ant|ants|six|a hard shell|nests|crumbs|nothing
spider|spiders|eight|short hair|webs|flies|nothing
snake|snakes|no|scales|deserts|mice|hiss
elephant|elephants|four|thick skin|grasslands|leaves|trumpet
monkey|monkeys|two|fur|jungles|bananas|chatter
camel|camels|four|hair|deserts|dry plants|grunt
whale|whales|no|smooth skin|the sea|small fish|song
dolphin|dolphins|no|smooth skin|the sea|fish|click
turtle|turtles|four|a hard shell|rivers|plants|nothing
"""

ANIMALS = tuple(tuple(line.split("|")) for line in _ANIMALS.split("\n") if line)

# Per line: a thing, a quality of it, and the kind of thing it is.
_QUALITIES = """
Ice|cold|frozen water
Snow|white|frozen rain
Fire|hot|a danger
Honey|sweet|a food
Sugar|sweet|a food
A lemon|sour|a fruit
A stone|hard|a part of the ground
A feather|light|a part of a bird
Night|dark|a part of the day
Grass|green|a plant
Blood|red|a liquid
Milk|white|a drink
Coal|black|a fuel
A banana|yellow|a fruit
A carrot|orange|a vegetable
Water|wet|a liquid
Sand|dry|a part of the beach
Thunder|loud|a sound
A pillow|soft|a part of a bed
A mountain|high|a place
The sea|deep|a place
A needle|sharp|a tool
Glass|smooth|a material
The sun|bright|a star
The moon|round|a part of the sky
Silver|shiny|a metal
Iron|heavy|a metal
Chocolate|brown|a food
A strawberry|red|a fruit
A cucumber|green|a vegetable
"""

QUALITIES = tuple(tuple(line.split("|")) for line in _QUALITIES.split("\n") if line)

# Per line: a job, what the person does, and the place of work.
_JOBS = """
baker|bakes bread|bakery
teacher|teaches children|school
doctor|helps sick people|hospital
farmer|grows food|farm
cook|makes meals|kitchen
driver|drives a bus|bus station
pilot|flies a plane|airport
sailor|sails a ship|harbour
singer|sings songs|theatre
painter|paints pictures|studio
writer|writes books|library
builder|builds houses|building site
gardener|plants flowers|garden
tailor|makes clothes|shop
fisher|catches fish|lake
nurse|looks after people|hospital
judge|hears both sides|court
dentist|repairs teeth|clinic
scientist|tests ideas|laboratory
musician|plays music|concert hall
carpenter|makes tables|workshop
miner|digs for coal|mine
clown|makes people laugh|circus
guard|watches the door|museum
postman|brings letters|post office
"""

JOBS = tuple(tuple(line.split("|")) for line in _JOBS.split("\n") if line)

_MATERIALS = """
window glass|table wood|coin metal|book paper|jumper wool|shirt cotton|tyre rubber|brick clay|shoe leather
bottle plastic|candle wax|ring gold|bridge steel|basket straw|statue marble|nail iron|scarf silk|sail cloth
barrel oak|wall stone
"""

MATERIALS = tuple(tuple(pair.split()) for line in _MATERIALS.split("\n") if line for pair in line.split("|"))

_WORDS = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
January February March April May June July August September October November December
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
seventeen eighteen nineteen twenty
Mia Anna Lena Sara Emma Nora Ruth Ella Zoe Ida Maya Rosa Lucy Clara Amina Yuki Priya Leila Alice Hana
Tom Ben Paul Max Omar Leo Sam Jack Noah Finn Ali Oscar Hugo Felix Ravi Kenji Ivan Peter David Marco
red blue green yellow black white purple orange brown pink grey silver
kite ball hat boat drum lamp book cup bag coat scarf doll bike box key umbrella flute mug ring stone basket \
whistle puzzle blanket glove train rope brush plate candle mirror
park beach garden forest market school library river village station museum farm kitchen hill harbour lake \
street shop square bridge
bread cheese apples pears rice soup eggs milk plums beans cake nuts tea honey jam fish salad corn
sunny rainy windy cloudy snowy foggy cold warm
"""

DAYS, MONTHS, NUMBERS, SHE, HE, COLOURS, TOYS, PLACES, FOODS, WEATHER = (
    line.split() for line in _WORDS.split("\n") if line
)

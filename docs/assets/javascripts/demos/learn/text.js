// The training text of the small transformer: one sentence per line, typed by this project, free for any use (CC0).
"use strict";

window.LearnText = `
The capital of France is Paris.
The capital of Italy is Rome.
The capital of Spain is Madrid.
The capital of Portugal is Lisbon.
The capital of Germany is Berlin.
The capital of Austria is Vienna.
The capital of Poland is Warsaw.
The capital of Norway is Oslo.
The capital of Sweden is Stockholm.
The capital of Denmark is Copenhagen.
The capital of Finland is Helsinki.
The capital of Iceland is Reykjavik.
The capital of Ireland is Dublin.
The capital of Greece is Athens.
The capital of Turkey is Ankara.
The capital of Egypt is Cairo.
The capital of Kenya is Nairobi.
The capital of Ghana is Accra.
The capital of Japan is Tokyo.
The capital of China is Beijing.
The capital of Nepal is Kathmandu.
The capital of Peru is Lima.
The capital of Uruguay is Montevideo.
The capital of Cuba is Havana.
The capital of Canada is Ottawa.
The capital of Hungary is Budapest.
The capital of Romania is Bucharest.
The capital of Bulgaria is Sofia.
The capital of Serbia is Belgrade.
The capital of Latvia is Riga.
The cat says meow.
The dog says woof.
The cow says moo.
The sheep says baa.
The duck says quack.
The horse says neigh.
The pig says oink.
The owl says hoot.
The bee says buzz.
The lion says roar.
The hen says cluck.
The frog says croak.
The mouse says squeak.
The crow says caw.
The sky is blue.
The grass is green.
The snow is white.
The coal is black.
The blood is red.
The gold is yellow.
The milk is white.
The sea is blue.
The rose is red.
The lemon is yellow.
The leaf is green.
The night is black.
The chalk is white.
The plum is purple.
The carrot is orange.
The rust is brown.
The ash is grey.
The mud is brown.
The cloud is grey.
The sun is yellow.
The cat sat on the mat.
The dog sat on the rug.
The hen sat on the nest.
The king sat on the throne.
The judge sat on the bench.
The frog sat on the stone.
The owl sat on the branch.
The boy sat on the chair.
The girl sat on the swing.
The crow sat on the fence.
The duck sat on the pond.
The nurse sat on the bed.
The cook sat on the stool.
The pig sat on the straw.
The mouse sat on the shelf.
The nurse says she is tired.
The nurse says he is tired.
The doctor says she is tired.
The doctor says he is tired.
The teacher says she is tired.
The teacher says he is tired.
The pilot says she is tired.
The pilot says he is tired.
The cook says she is tired.
The cook says he is tired.
The judge says she is tired.
The judge says he is tired.
The baker says she is tired.
The baker says he is tired.
The singer says she is tired.
The singer says he is tired.
The farmer says she is tired.
The farmer says he is tired.
The dancer says she is tired.
The dancer says he is tired.
`.trim();

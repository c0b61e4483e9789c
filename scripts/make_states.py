# ruff: noqa: E501
"""Generate grammars/en/lexicon/states.toml (development-time; nothing at run time imports this).

    npm install --prefix DIR @rapideditor/country-coder
    pip install pycountry babel
    python scripts/make_states.py DIR/node_modules/@rapideditor/country-coder/src/data/borders.json
    python scripts/make_states.py --check BORDERS_JSON     # exit 1 when the committed file differs

Where each field comes from:

* ``id``, ``iso``: the border file of @rapideditor/country-coder (ISC licence), which carries Wikidata ids (CC0);
  three overrides, with their reasons, in ``ID_OVERRIDES``, each itself an id of the same file.
* ``names``: country-coder's English name, the English territory name of CLDR (through babel, BSD-3-Clause; CLDR:
  Unicode licence), the common and official names of ISO 3166-1 (through pycountry, LGPL-2.1), then the short forms
  of the table below.  Names with a comma or brackets ("Iran, Islamic Republic of") are library forms and are dropped.
* everything else (adjectives, people, capital, metonyms, leaders): the table below, written and reviewed by hand.

The output depends on these inputs only and is sorted by ISO code, so that the same versions give the same bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "grammars" / "en" / "lexicon" / "states.toml"

# The file gives the realm for these two; the news means the country. Both ids are in the file as features of their own.
ID_OVERRIDES = {"DK": "Q35", "NL": "Q55"}

# Library names that would match something else, or nobody writes.
DROP_NAMES = {
    "Palestinian Territories",
    "Palestine, State of",
    "Taiwan, Province of China",
    "Congo",
    "Congo - Kinshasa",
    "Congo - Brazzaville",
    "Hong Kong SAR China",
    "Holy See (Vatican City State)",
    "Republic of Korea",
    "Independent State of Samoa",
    "Arab Republic of Egypt",
    "People's Republic of Bangladesh",
    "Bosnia & Herzegovina",
    "Brunei Darussalam",
    "Korea",
    "Antigua & Barbuda",
    "Trinidad & Tobago",
    "St. Kitts & Nevis",
    "St. Vincent & Grenadines",
    "São Tomé & Príncipe",
}

# ISO | further names | adjectives | people ("*": adjective and adjective + s) | capital | metonyms ("*": the capital) | leaders
# Entries are separated by ";".  No articles.  A surname stands alone only where the news of 1990-2026 means one man by it.
TABLE = """\
AD||Andorran|*|Andorra la Vella|*|
AE|UAE;U.A.E.;Emirates|Emirati|*|Abu Dhabi|*|Khalifa bin Zayed;Mohamed bin Zayed;Mohammed bin Zayed;Sheikh Mohammed bin Rashid
AF|Islamic Emirate of Afghanistan|Afghan|Afghan;Afghans|Kabul|*|Hamid Karzai;Karzai;Ashraf Ghani;Hibatullah Akhundzada;Mullah Omar;Mullah Mohammed Omar;Burhanuddin Rabbani;Najibullah
AG|Antigua & Barbuda;Antigua|Antiguan|*|St. John's||Gaston Browne
AL||Albanian|*|Tirana|*|Edi Rama;Sali Berisha;Fatos Nano
AM||Armenian|*|Yerevan|*|Nikol Pashinyan;Pashinyan;Serzh Sargsyan;Robert Kocharyan;Levon Ter-Petrosyan
AO||Angolan|*|Luanda|*|Jose Eduardo dos Santos;José Eduardo dos Santos;Joao Lourenco;João Lourenço
AR||Argentine;Argentinian;Argentinean|Argentine;Argentines;Argentinian;Argentinians|Buenos Aires|*;Casa Rosada|Javier Milei;Milei;Alberto Fernandez;Alberto Fernández;Mauricio Macri;Macri;Cristina Fernandez de Kirchner;Cristina Fernández de Kirchner;Cristina Kirchner;Nestor Kirchner;Néstor Kirchner;Kirchner;Carlos Menem;Menem;Fernando de la Rua
AT||Austrian|*|Vienna|*|Sebastian Kurz;Karl Nehammer;Wolfgang Schuessel;Wolfgang Schüssel;Christian Stocker;Alexander Van der Bellen
AU||Australian|*|Canberra|*|Anthony Albanese;Scott Morrison;Malcolm Turnbull;Tony Abbott;Julia Gillard;Kevin Rudd;John Howard;Paul Keating;Bob Hawke
AZ||Azerbaijani;Azeri|Azerbaijani;Azerbaijanis;Azeri;Azeris|Baku|*|Ilham Aliyev;Heydar Aliyev;Aliyev
BA|Bosnia;Bosnia-Herzegovina;Bosnia & Herzegovina;BiH|Bosnian|*|Sarajevo|*|Alija Izetbegovic;Alija Izetbegović;Izetbegovic
BB||Barbadian;Bajan|*|Bridgetown|*|Mia Mottley
BD||Bangladeshi|*|Dhaka|*|Sheikh Hasina;Hasina;Khaleda Zia;Muhammad Yunus;Tarique Rahman
BE||Belgian|*|Brussels||Guy Verhofstadt;Charles Michel;Alexander De Croo;Bart De Wever;Yves Leterme;Elio Di Rupo
BF|Burkina|Burkinabe;Burkinabé;Burkinabè|Burkinabe;Burkinabes;Burkinabé|Ouagadougou|*|Blaise Compaore;Blaise Compaoré;Ibrahim Traore;Ibrahim Traoré;Roch Marc Christian Kabore;Paul-Henri Damiba
BG||Bulgarian|*|Sofia|*|Boyko Borissov;Boyko Borisov;Rumen Radev;Simeon Saxe-Coburg
BH||Bahraini|*|Manama|*|King Hamad;Hamad bin Isa Al Khalifa
BI||Burundian|*|Gitega|*;Bujumbura|Pierre Nkurunziza;Nkurunziza;Evariste Ndayishimiye;Pierre Buyoya
BJ||Beninese|Beninese|Porto-Novo|*;Cotonou|Patrice Talon;Thomas Boni Yayi;Mathieu Kerekou
BN|Brunei|Bruneian|*|Bandar Seri Begawan|*|Hassanal Bolkiah;Sultan of Brunei
BO||Bolivian|*|Sucre|*;La Paz|Evo Morales;Luis Arce;Jeanine Anez;Jeanine Áñez;Gonzalo Sanchez de Lozada;Rodrigo Paz
BR||Brazilian|*|Brasília|Brasília;Brasilia;Planalto|Luiz Inacio Lula da Silva;Luiz Inácio Lula da Silva;Lula da Silva;Lula;Jair Bolsonaro;Bolsonaro;Dilma Rousseff;Rousseff;Michel Temer;Temer;Fernando Henrique Cardoso;Fernando Collor de Mello
BS|Bahamas|Bahamian|*|Nassau|*|
BT||Bhutanese|Bhutanese|Thimphu|*|Jigme Khesar Namgyel Wangchuck;Jigme Singye Wangchuck
BW||Botswanan;Motswana|Botswanan;Botswanans;Motswana;Batswana|Gaborone|*|Ian Khama;Mokgweetsi Masisi;Festus Mogae;Duma Boko
BY|Byelorussia|Belarusian;Belarussian;Byelorussian|*|Minsk|*|Alexander Lukashenko;Aleksandr Lukashenko;Lukashenko;Lukashenka
BZ||Belizean|*|Belmopan|*|
CA||Canadian|*|Ottawa|*|Justin Trudeau;Trudeau;Mark Carney;Carney;Stephen Harper;Paul Martin;Jean Chretien;Jean Chrétien;Chretien;Chrétien;Brian Mulroney;Mulroney
CD|DRC;D.R.C.;DR Congo;Democratic Republic of Congo;Congo-Kinshasa;Zaire;Zaïre|Congolese;Zairean;Zairian|Congolese;Zaireans|Kinshasa|*|Joseph Kabila;Laurent Kabila;Laurent-Desire Kabila;Kabila;Felix Tshisekedi;Félix Tshisekedi;Tshisekedi;Mobutu;Mobutu Sese Seko
CF||Central African|*|Bangui|*|Faustin-Archange Touadera;Faustin-Archange Touadéra;Touadera;Francois Bozize;François Bozizé;Bozize;Michel Djotodia;Ange-Felix Patasse
CG|Congo-Brazzaville;Congo Republic||Congolese|Brazzaville|*|Denis Sassou Nguesso;Denis Sassou-Nguesso
CH||Swiss|Swiss|Bern|Bern;Berne|
CI|Côte d’Ivoire;Ivory Coast;Cote d'Ivoire;Côte d'Ivoire|Ivorian;Ivoirian|*|Yamoussoukro|*;Abidjan|Alassane Ouattara;Ouattara;Laurent Gbagbo;Gbagbo;Henri Konan Bedie
CL||Chilean|*|Santiago|*;La Moneda|Augusto Pinochet;Pinochet;Gabriel Boric;Boric;Michelle Bachelet;Bachelet;Sebastian Pinera;Sebastián Piñera;Ricardo Lagos;Eduardo Frei;Patricio Aylwin;Jose Antonio Kast;José Antonio Kast
CM||Cameroonian|*|Yaoundé|Yaoundé;Yaounde|Paul Biya;Biya
CN|China;PRC;P.R.C.;mainland China|Chinese|Chinese|Beijing|*;Peking;Zhongnanhai|Xi Jinping;Xi;Hu Jintao;Jiang Zemin;Jiang;Deng Xiaoping;Li Keqiang;Li Qiang;Wen Jiabao;Zhu Rongji;Li Peng
CO||Colombian|*|Bogotá|Bogotá;Bogota|Gustavo Petro;Petro;Ivan Duque;Iván Duque;Juan Manuel Santos;Alvaro Uribe;Álvaro Uribe;Uribe;Andres Pastrana;Ernesto Samper;Cesar Gaviria
CR||Costa Rican|*|San José|San José|Oscar Arias;Rodrigo Chaves;Luis Guillermo Solis;Laura Fernandez
CU||Cuban|*|Havana|*|Fidel Castro;Raul Castro;Raúl Castro;Miguel Diaz-Canel;Miguel Díaz-Canel;Diaz-Canel;Díaz-Canel
CV|Cabo Verde|Cape Verdean;Cabo Verdean|*|Praia|*|
CY|Cyprus|Cypriot;Greek Cypriot;Greek-Cypriot|Cypriot;Cypriots;Greek Cypriot;Greek Cypriots|Nicosia|*|Nicos Anastasiades;Nikos Christodoulides;Tassos Papadopoulos;Demetris Christofias;Glafcos Clerides
CZ|Czech Republic|Czech|*|Prague|*|Vaclav Havel;Václav Havel;Havel;Vaclav Klaus;Václav Klaus;Milos Zeman;Miloš Zeman;Petr Pavel;Andrej Babis;Andrej Babiš;Petr Fiala
DE||German|*|Berlin|*|Angela Merkel;Merkel;Olaf Scholz;Scholz;Friedrich Merz;Merz;Gerhard Schroeder;Gerhard Schröder;Schröder;Helmut Kohl;Kohl
DJ||Djiboutian|*|Djibouti||Ismail Omar Guelleh;Ismaïl Omar Guelleh;Guelleh
DK|Denmark|Danish|Dane;Danes|Copenhagen|*|Mette Frederiksen;Lars Lokke Rasmussen;Lars Løkke Rasmussen;Helle Thorning-Schmidt;Poul Nyrup Rasmussen
DM|||Dominican;Dominicans|Roseau|*|Roosevelt Skerrit
DO||Dominican|*|Santo Domingo|*|Luis Abinader;Danilo Medina;Leonel Fernandez;Leonel Fernández
DZ||Algerian|*|Algiers|*|Abdelaziz Bouteflika;Bouteflika;Abdelmadjid Tebboune;Tebboune;Liamine Zeroual
EC||Ecuadorean;Ecuadorian;Ecuadoran|*|Quito|*|Rafael Correa;Correa;Lenin Moreno;Lenín Moreno;Guillermo Lasso;Lasso;Daniel Noboa;Noboa;Lucio Gutierrez
EE||Estonian|*|Tallinn|*|Kaja Kallas;Toomas Hendrik Ilves;Andrus Ansip;Kristen Michal
EG||Egyptian|*|Cairo|*|Hosni Mubarak;Mubarak;Abdel Fattah el-Sisi;Abdel Fattah al-Sisi;Abdel-Fattah el-Sissi;el-Sisi;al-Sisi;el-Sissi;Sisi;Sissi;Mohamed Morsi;Mohammed Morsi;Morsi;Mursi;Adly Mansour
ER||Eritrean|*|Asmara|*|Isaias Afwerki;Isaias Afewerki
ES||Spanish|Spaniard;Spaniards|Madrid|*;Moncloa|Pedro Sanchez;Pedro Sánchez;Mariano Rajoy;Rajoy;Jose Luis Rodriguez Zapatero;José Luis Rodríguez Zapatero;Zapatero;Jose Maria Aznar;José María Aznar;Aznar;Felipe Gonzalez;Felipe González
ET||Ethiopian|*|Addis Ababa|*|Abiy Ahmed;Abiy;Meles Zenawi;Meles;Hailemariam Desalegn;Mengistu Haile Mariam;Mengistu
FI||Finnish|Finn;Finns|Helsinki|*|Sauli Niinisto;Sauli Niinistö;Niinisto;Niinistö;Alexander Stubb;Stubb;Sanna Marin;Petteri Orpo;Tarja Halonen;Martti Ahtisaari
FJ|Fiji Islands|Fijian;Fiji|Fijian;Fijians|Suva|*|Frank Bainimarama;Bainimarama;Sitiveni Rabuka;Laisenia Qarase
FM|Micronesia|Micronesian|*|Palikir|*|
FR||French|French;Frenchman;Frenchmen|Paris|*;Élysée;Elysée;Elysee;Élysée Palace;Elysee Palace;Quai d'Orsay;Matignon|Emmanuel Macron;Macron;Francois Hollande;François Hollande;Hollande;Nicolas Sarkozy;Sarkozy;Jacques Chirac;Chirac;Francois Mitterrand;François Mitterrand;Mitterrand;Lionel Jospin;Jospin;Michel Barnier;Francois Bayrou;François Bayrou;Sebastien Lecornu;Sébastien Lecornu;Lecornu
GA||Gabonese|Gabonese|Libreville|*|Omar Bongo;Ali Bongo;Brice Oligui Nguema
GB|UK;U.K.;Britain;Great Britain;United Kingdom of Great Britain and Northern Ireland|British;UK;U.K.|British;Briton;Britons;Brits|London|*;Downing Street;10 Downing Street;Number 10;No. 10;No 10;Whitehall|Keir Starmer;Starmer;Rishi Sunak;Sunak;Liz Truss;Truss;Boris Johnson;Theresa May;David Cameron;Cameron;Gordon Brown;Tony Blair;Blair;John Major;Margaret Thatcher;Thatcher;Queen Elizabeth II;King Charles III
GD||Grenadian|*|St. George's||Maurice Bishop
GE||Georgian|*|Tbilisi|*|Mikheil Saakashvili;Mikhail Saakashvili;Saakashvili;Eduard Shevardnadze;Shevardnadze;Salome Zourabichvili;Bidzina Ivanishvili;Irakli Garibashvili;Irakli Kobakhidze;Mikheil Kavelashvili
GH||Ghanaian|*|Accra|*|John Mahama;John Dramani Mahama;Nana Akufo-Addo;John Kufuor;Jerry Rawlings;Rawlings;John Atta Mills
GM|Gambia|Gambian|*|Banjul|*|Yahya Jammeh;Jammeh;Adama Barrow
GN|Guinea-Conakry|Guinean|*|Conakry|*|Alpha Conde;Alpha Condé;Mamady Doumbouya;Lansana Conte;Lansana Conté;Moussa Dadis Camara
GQ||Equatorial Guinean;Equatoguinean|*|Malabo|*|Teodoro Obiang;Teodoro Obiang Nguema;Obiang
GR|Hellenic Republic|Greek;Hellenic|Greek;Greeks|Athens|*|Kyriakos Mitsotakis;Mitsotakis;Alexis Tsipras;Tsipras;Antonis Samaras;Samaras;George Papandreou;Papandreou;Costas Karamanlis;Costas Simitis
GT||Guatemalan|*|Guatemala City|*|Bernardo Arevalo;Bernardo Arévalo;Alejandro Giammattei;Jimmy Morales;Otto Perez Molina;Otto Pérez Molina;Alvaro Colom;Efrain Rios Montt
GW||Bissau-Guinean|*|Bissau|*|Umaro Sissoco Embalo;Umaro Sissoco Embaló;Joao Bernardo Vieira
GY||Guyanese|Guyanese|Georgetown||Irfaan Ali;David Granger;Bharrat Jagdeo
HN||Honduran|*|Tegucigalpa|*|Xiomara Castro;Juan Orlando Hernandez;Juan Orlando Hernández;Porfirio Lobo;Manuel Zelaya;Zelaya;Nasry Asfura
HR||Croatian|Croatian;Croatians;Croat;Croats|Zagreb|*|Franjo Tudjman;Franjo Tuđman;Tudjman;Tuđman;Zoran Milanovic;Zoran Milanović;Andrej Plenkovic;Andrej Plenković;Stipe Mesic;Ivo Sanader
HT||Haitian|*|Port-au-Prince|*|Jean-Bertrand Aristide;Aristide;Rene Preval;René Préval;Preval;Michel Martelly;Jovenel Moise;Jovenel Moïse;Ariel Henry;Raoul Cedras
HU||Hungarian|*|Budapest|*|Viktor Orban;Viktor Orbán;Orban;Orbán;Ferenc Gyurcsany;Ferenc Gyurcsány;Peter Magyar;Péter Magyar
ID||Indonesian|*|Jakarta|*|Suharto;Joko Widodo;Jokowi;Prabowo Subianto;Prabowo;Susilo Bambang Yudhoyono;Yudhoyono;Megawati Sukarnoputri;Megawati;Abdurrahman Wahid;B. J. Habibie;Habibie
IE|Ireland;Irish Republic;Eire|Irish|Irish;Irishman;Irishmen|Dublin|*|Micheal Martin;Micheál Martin;Leo Varadkar;Varadkar;Enda Kenny;Bertie Ahern;Brian Cowen;Simon Harris
IL||Israeli|*|Jerusalem|*;Tel Aviv|Benjamin Netanyahu;Netanyahu;Naftali Bennett;Yair Lapid;Ehud Olmert;Olmert;Ariel Sharon;Sharon;Ehud Barak;Shimon Peres;Peres;Yitzhak Rabin;Rabin;Yitzhak Shamir;Shamir;Isaac Herzog;Reuven Rivlin
IN||Indian|*|New Delhi|*;Delhi|Narendra Modi;Modi;Manmohan Singh;Atal Bihari Vajpayee;Vajpayee;P.V. Narasimha Rao;Narasimha Rao;Rajiv Gandhi
IQ||Iraqi|*|Baghdad|*|Saddam Hussein;Saddam;Nouri al-Maliki;Nuri al-Maliki;Maliki;al-Maliki;Haider al-Abadi;Abadi;al-Abadi;Adel Abdul Mahdi;Adil Abdul-Mahdi;Abdul Mahdi;Mustafa al-Kadhimi;Kadhimi;al-Kadhimi;Mohammed Shia al-Sudani;Mohammed al-Sudani;al-Sudani;Iyad Allawi;Ayad Allawi;Allawi;Ibrahim al-Jaafari;Jalal Talabani;Talabani;Fuad Masum;Barham Salih;Abdul Latif Rashid
IR|Persia;Islamic Republic|Iranian|*|Tehran|*;Teheran|Ali Khamenei;Khamenei;Ayatollah Khamenei;Ayatollah Ali Khamenei;Mojtaba Khamenei;Ruhollah Khomeini;Khomeini;Hassan Rouhani;Hassan Rohani;Rouhani;Rohani;Mahmoud Ahmadinejad;Ahmadinejad;Ebrahim Raisi;Raisi;Masoud Pezeshkian;Pezeshkian;Mohammad Khatami;Khatami;Akbar Hashemi Rafsanjani;Rafsanjani
IS||Icelandic|Icelander;Icelanders|Reykjavik|Reykjavik;Reykjavík|Katrin Jakobsdottir;Katrín Jakobsdóttir;David Oddsson;Kristrun Frostadottir
IT||Italian|*|Rome|*;Palazzo Chigi;Quirinale|Giorgia Meloni;Meloni;Mario Draghi;Draghi;Giuseppe Conte;Matteo Renzi;Renzi;Paolo Gentiloni;Enrico Letta;Mario Monti;Silvio Berlusconi;Berlusconi;Romano Prodi;Prodi;Sergio Mattarella;Mattarella;Massimo D'Alema;Giulio Andreotti
JM||Jamaican|*|Kingston||Andrew Holness;Portia Simpson Miller;P.J. Patterson
JO||Jordanian|*|Amman|*|King Hussein;King Abdullah II
JP||Japanese|Japanese|Tokyo|*|Shinzo Abe;Abe;Fumio Kishida;Kishida;Yoshihide Suga;Shigeru Ishiba;Ishiba;Sanae Takaichi;Takaichi;Junichiro Koizumi;Koizumi;Yukio Hatoyama;Naoto Kan;Yoshihiko Noda;Taro Aso;Keizo Obuchi;Ryutaro Hashimoto;Toshiki Kaifu
KE||Kenyan|*|Nairobi|*|William Ruto;Ruto;Uhuru Kenyatta;Kenyatta;Mwai Kibaki;Kibaki;Daniel arap Moi
KG|Kyrgyz Republic|Kyrgyz;Kyrgyzstani|Kyrgyz;Kyrgyzstanis|Bishkek|*|Sadyr Japarov;Almazbek Atambayev;Kurmanbek Bakiyev;Bakiyev;Askar Akayev;Sooronbay Jeenbekov
KH||Cambodian;Khmer|Cambodian;Cambodians|Phnom Penh|*|Hun Sen;Hun Manet;Norodom Sihanouk;Sihanouk;Pol Pot
KI||I-Kiribati|I-Kiribati|South Tarawa|Tarawa|
KM|Comoro Islands|Comorian;Comoran|*|Moroni|*|Azali Assoumani
KN|Saint Kitts and Nevis;St Kitts and Nevis|Kittitian|*|Basseterre|*|
KP|DPRK;D.P.R.K.;Democratic People's Republic of Korea|North Korean|*|Pyongyang|*|Kim Jong Un;Kim Jong-un;Kim Jong Il;Kim Jong-il;Kim Il Sung;Kim Il-sung
KR|ROK;R.O.K.;Republic of Korea|South Korean|*|Seoul|*;Blue House|Moon Jae-in;Yoon Suk Yeol;Yoon Suk-yeol;Lee Jae-myung;Lee Jae Myung;Park Geun-hye;Lee Myung-bak;Roh Moo-hyun;Kim Dae-jung;Kim Young-sam;Roh Tae-woo
KW||Kuwaiti|*|Kuwait City|*|
KZ||Kazakh;Kazakhstani|Kazakh;Kazakhs;Kazakhstanis|Astana|*;Nur-Sultan|Nursultan Nazarbayev;Nazarbayev;Kassym-Jomart Tokayev;Tokayev
LA|Lao PDR;Lao People's Democratic Republic|Laotian;Lao|Laotian;Laotians|Vientiane|*|
LB||Lebanese|Lebanese|Beirut|*|Rafik Hariri;Rafiq al-Hariri;Saad Hariri;Saad al-Hariri;Hariri;Michel Aoun;Aoun;Joseph Aoun;Najib Mikati;Mikati;Nawaf Salam;Emile Lahoud;Lahoud;Michel Suleiman;Fouad Siniora;Siniora;Hassan Diab
LC|Saint Lucia;St Lucia|St. Lucian;Saint Lucian|*|Castries|*|
LI||Liechtenstein|Liechtensteiner;Liechtensteiners|Vaduz|*|
LK|Ceylon|Sri Lankan|*|Sri Jayawardenepura Kotte|Colombo|Mahinda Rajapaksa;Gotabaya Rajapaksa;Rajapaksa;Ranil Wickremesinghe;Wickremesinghe;Maithripala Sirisena;Sirisena;Anura Kumara Dissanayake;Dissanayake;Chandrika Kumaratunga;Kumaratunga
LR||Liberian|*|Monrovia|*|Charles Taylor;Ellen Johnson Sirleaf;George Weah;Joseph Boakai;Samuel Doe
LS||Basotho;Lesotho|Basotho;Mosotho|Maseru|*|
LT||Lithuanian|*|Vilnius|*|Dalia Grybauskaite;Dalia Grybauskaitė;Gitanas Nauseda;Gitanas Nausėda;Valdas Adamkus;Vytautas Landsbergis;Algirdas Brazauskas;Ingrida Simonyte
LU||Luxembourgish;Luxembourgian|Luxembourger;Luxembourgers|Luxembourg||Jean-Claude Juncker;Xavier Bettel;Luc Frieden
LV||Latvian|*|Riga|*|Krisjanis Karins;Krišjānis Kariņš;Evika Silina;Vaira Vike-Freiberga;Edgars Rinkevics
LY|Libyan Arab Jamahiriya|Libyan|*|Tripoli|*|Muammar Gaddafi;Moammar Gadhafi;Muammar Qaddafi;Muammar el-Qaddafi;Moammar Gaddafi;Gaddafi;Gadhafi;Qaddafi;Qadhafi;Kadafi;Fayez al-Sarraj;Fayez Sarraj;Abdul Hamid Dbeibah;Abdulhamid Dbeibah;Dbeibah
MA||Moroccan|*|Rabat|*|King Mohammed VI;Mohammed VI;King Hassan II;Hassan II;Aziz Akhannouch
MC||Monegasque;Monégasque|*|Monaco||Prince Albert II;Prince Rainier
MD|Moldavia|Moldovan|*|Chisinau|Chisinau;Chișinău;Kishinev|Maia Sandu;Sandu;Igor Dodon;Dodon;Vladimir Voronin;Vlad Filat
ME||Montenegrin|*|Podgorica|*|Milo Djukanovic;Milo Đukanović;Djukanovic;Jakov Milatovic
MG||Malagasy;Madagascan|Malagasy|Antananarivo|*|Andry Rajoelina;Rajoelina;Marc Ravalomanana;Ravalomanana;Didier Ratsiraka
MH|Republic of the Marshall Islands|Marshallese|Marshallese|Majuro|*|
MK|Macedonia;Former Yugoslav Republic of Macedonia;FYROM|North Macedonian;Macedonian|*|Skopje|*|Zoran Zaev;Nikola Gruevski;Gruevski;Kiro Gligorov;Boris Trajkovski;Hristijan Mickoski
ML||Malian|*|Bamako|*|Assimi Goita;Assimi Goïta;Goita;Goïta;Ibrahim Boubacar Keita;Ibrahim Boubacar Keïta;Amadou Toumani Toure;Amadou Toumani Touré;Alpha Oumar Konare
MM|Myanmar;Burma;Myanmar (Burma)|Burmese;Myanmar|Burmese|Naypyidaw|*;Naypyitaw;Nay Pyi Taw;Rangoon|Min Aung Hlaing;Aung San Suu Kyi;Suu Kyi;Thein Sein;Than Shwe;Ne Win
MN||Mongolian|Mongolian;Mongolians|Ulaanbaatar|*;Ulan Bator|
MR||Mauritanian|*|Nouakchott|*|Mohamed Ould Abdel Aziz;Mohamed Ould Ghazouani;Maaouya Ould Taya
MT||Maltese|Maltese|Valletta|*|Joseph Muscat;Robert Abela;Lawrence Gonzi;Eddie Fenech Adami
MU||Mauritian|*|Port Louis|*|Pravind Jugnauth;Navin Ramgoolam
MV|Maldive Islands|Maldivian|*|Malé|Malé|Mohamed Nasheed;Mohamed Muizzu;Muizzu;Abdulla Yameen;Maumoon Abdul Gayoom;Ibrahim Mohamed Solih
MW||Malawian|*|Lilongwe|*|Lazarus Chakwera;Peter Mutharika;Bingu wa Mutharika;Joyce Banda;Bakili Muluzi;Hastings Banda
MX|United Mexican States|Mexican|*|Mexico City|*;Los Pinos|Claudia Sheinbaum;Sheinbaum;Andres Manuel Lopez Obrador;Andrés Manuel López Obrador;Lopez Obrador;López Obrador;Enrique Pena Nieto;Enrique Peña Nieto;Pena Nieto;Peña Nieto;Felipe Calderon;Felipe Calderón;Vicente Fox;Ernesto Zedillo;Zedillo;Carlos Salinas de Gortari
MY||Malaysian|*|Kuala Lumpur|*;Putrajaya|Mahathir Mohamad;Mahathir Mohammad;Mahathir;Anwar Ibrahim;Najib Razak;Muhyiddin Yassin;Abdullah Ahmad Badawi;Ismail Sabri Yaakob
MZ||Mozambican|*|Maputo|*|Filipe Nyusi;Armando Guebuza;Joaquim Chissano;Daniel Chapo
NA||Namibian|*|Windhoek|*|Sam Nujoma;Hage Geingob;Hifikepunye Pohamba;Netumbo Nandi-Ndaitwah
NE||Nigerien|*|Niamey|*|Mohamed Bazoum;Bazoum;Mahamadou Issoufou;Mamadou Tandja;Abdourahamane Tchiani;Abdourahmane Tchiani;Tchiani
NG||Nigerian|*|Abuja|*;Aso Rock|Bola Tinubu;Tinubu;Muhammadu Buhari;Buhari;Goodluck Jonathan;Umaru Yar'Adua;Olusegun Obasanjo;Obasanjo;Sani Abacha;Abacha;Ibrahim Babangida
NI||Nicaraguan|*|Managua|*|Daniel Ortega;Ortega;Rosario Murillo;Violeta Chamorro;Enrique Bolanos;Arnoldo Aleman
NL|Netherlands;Holland|Dutch|Dutch;Dutchman;Dutchmen|Amsterdam|The Hague|Mark Rutte;Dick Schoof;Jan Peter Balkenende;Wim Kok;Ruud Lubbers;Rob Jetten
NO||Norwegian|*|Oslo|*|Jonas Gahr Store;Jonas Gahr Støre;Erna Solberg;Jens Stoltenberg;Kjell Magne Bondevik;Gro Harlem Brundtland
NP||Nepali;Nepalese|Nepali;Nepalis;Nepalese|Kathmandu|*|K.P. Sharma Oli;KP Sharma Oli;Pushpa Kamal Dahal;Prachanda;King Gyanendra;Sushila Karki;Girija Prasad Koirala;Balendra Shah
NR||Nauruan|*|Yaren||
NZ|N.Z.;Aotearoa|New Zealand|New Zealander;New Zealanders|Wellington|*|Jacinda Ardern;Ardern;Christopher Luxon;Luxon;Chris Hipkins;John Key;Helen Clark;Jim Bolger
OM|Sultanate of Oman|Omani|*|Muscat|*|Sultan Qaboos;Qaboos bin Said;Sultan Haitham;Haitham bin Tariq
PA||Panamanian|*|Panama City||Manuel Noriega;Noriega;Jose Raul Mulino;José Raúl Mulino;Mulino;Laurentino Cortizo;Juan Carlos Varela;Ricardo Martinelli
PE||Peruvian|*|Lima|*|Alberto Fujimori;Fujimori;Alejandro Toledo;Alan Garcia;Alan García;Ollanta Humala;Humala;Pedro Pablo Kuczynski;Kuczynski;Martin Vizcarra;Martín Vizcarra;Pedro Castillo;Dina Boluarte;Boluarte
PG|PNG|Papua New Guinean|*|Port Moresby|*|James Marape;Peter O'Neill;Michael Somare
PH|Republic of the Philippines|Philippine;Filipino|Filipino;Filipinos|Manila|*;Malacañang;Malacanang|Rodrigo Duterte;Duterte;Ferdinand Marcos Jr.;Bongbong Marcos;Ferdinand Marcos;Benigno Aquino;Benigno Aquino III;Corazon Aquino;Gloria Macapagal Arroyo;Gloria Macapagal-Arroyo;Fidel Ramos;Joseph Estrada
PK||Pakistani|*|Islamabad|*|Imran Khan;Shehbaz Sharif;Nawaz Sharif;Pervez Musharraf;Musharraf;Benazir Bhutto;Bhutto;Asif Ali Zardari;Zardari;Yousaf Raza Gilani;Shahid Khaqan Abbasi;Zia ul-Haq
PL||Polish|Pole;Poles|Warsaw|*|Donald Tusk;Tusk;Andrzej Duda;Duda;Karol Nawrocki;Nawrocki;Mateusz Morawiecki;Morawiecki;Jaroslaw Kaczynski;Jarosław Kaczyński;Lech Kaczynski;Lech Kaczyński;Lech Walesa;Lech Wałęsa;Walesa;Aleksander Kwasniewski;Bronislaw Komorowski;Beata Szydlo
PS|State of Palestine;Palestinian Territory;Palestinian territories|Palestinian|*|Ramallah|*|Mahmoud Abbas;Abbas;Yasser Arafat;Yasir Arafat;Arafat;Salam Fayyad;Mohammad Mustafa
PT||Portuguese|Portuguese|Lisbon|*|Antonio Costa;António Costa;Luis Montenegro;Luís Montenegro;Marcelo Rebelo de Sousa;Jose Socrates;José Sócrates;Pedro Passos Coelho;Jose Manuel Durao Barroso
PW||Palauan|*|Ngerulmud||
PY||Paraguayan|*|Asunción|Asunción;Asuncion|Santiago Pena;Santiago Peña;Mario Abdo Benitez;Mario Abdo Benítez;Horacio Cartes;Fernando Lugo;Alfredo Stroessner;Nicanor Duarte
QA||Qatari|*|Doha|*|Sheikh Tamim;Tamim bin Hamad;Tamim bin Hamad Al Thani;Hamad bin Khalifa Al Thani
RO||Romanian|*|Bucharest|*|Klaus Iohannis;Iohannis;Traian Basescu;Traian Băsescu;Ion Iliescu;Iliescu;Nicolae Ceausescu;Nicolae Ceaușescu;Ceausescu;Nicusor Dan;Nicușor Dan;Victor Ponta
RS||Serbian;Serb|Serbian;Serbians;Serb;Serbs|Belgrade|*|Aleksandar Vucic;Aleksandar Vučić;Vucic;Vučić;Slobodan Milosevic;Slobodan Milošević;Milosevic;Milošević;Vojislav Kostunica;Vojislav Koštunica;Kostunica;Boris Tadic;Boris Tadić;Tomislav Nikolic;Zoran Djindjic
RU||Russian|*|Moscow|*;Kremlin|Vladimir Putin;Putin;Dmitry Medvedev;Dmitri Medvedev;Medvedev;Boris Yeltsin;Yeltsin;Mikhail Mishustin;Mishustin
RW||Rwandan|*|Kigali|*|Paul Kagame;Kagame;Juvenal Habyarimana;Habyarimana
SA|Saudi;Kingdom of Saudi Arabia;KSA|Saudi;Saudi Arabian|Saudi;Saudis|Riyadh|*|Mohammed bin Salman;Mohammad bin Salman;MBS;King Salman;King Fahd;Crown Prince Abdullah
SB||Solomon Islands|Solomon Islander;Solomon Islanders|Honiara|*|Manasseh Sogavare;Jeremiah Manele
SC||Seychellois|Seychellois|Victoria||Wavel Ramkalawan;James Michel;France-Albert Rene
SD||Sudanese|Sudanese|Khartoum|*;Port Sudan|Omar al-Bashir;Omar Hassan al-Bashir;Bashir;al-Bashir;Abdel Fattah al-Burhan;Abdel-Fattah Burhan;Burhan;al-Burhan;Abdalla Hamdok;Hamdok
SE||Swedish|Swede;Swedes|Stockholm|*|Ulf Kristersson;Kristersson;Magdalena Andersson;Stefan Lofven;Stefan Löfven;Fredrik Reinfeldt;Goran Persson;Göran Persson;Carl Bildt;Ingvar Carlsson
SG||Singaporean;Singapore|Singaporean;Singaporeans|Singapore||Lee Hsien Loong;Lee Kuan Yew;Goh Chok Tong;Lawrence Wong
SI||Slovenian;Slovene|Slovenian;Slovenians;Slovene;Slovenes|Ljubljana|*|Janez Jansa;Janez Janša;Robert Golob;Borut Pahor;Milan Kucan;Miro Cerar
SK|Slovak Republic|Slovak;Slovakian|*|Bratislava|*|Robert Fico;Fico;Zuzana Caputova;Zuzana Čaputová;Peter Pellegrini;Vladimir Meciar;Vladimír Mečiar;Meciar;Mikulas Dzurinda;Igor Matovic;Eduard Heger
SL||Sierra Leonean|*|Freetown|*|Julius Maada Bio;Ernest Bai Koroma;Ahmad Tejan Kabbah
SM||Sammarinese|Sammarinese|San Marino||
SN||Senegalese|Senegalese|Dakar|*|Macky Sall;Bassirou Diomaye Faye;Abdoulaye Wade;Abdou Diouf;Ousmane Sonko
SO|Somali Republic|Somali|*|Mogadishu|*|Hassan Sheikh Mohamud;Mohamed Abdullahi Mohamed;Farmajo;Sharif Sheikh Ahmed;Abdullahi Yusuf;Siad Barre;Mohamed Siad Barre
SR|Surinam|Surinamese|Surinamese|Paramaribo|*|Desi Bouterse;Bouterse;Chan Santokhi;Ronald Venetiaan
SS||South Sudanese|South Sudanese|Juba|*|Salva Kiir;Kiir
ST|São Tomé & Príncipe;São Tomé and Príncipe;Sao Tome and Principe;Sao Tome|Santomean;Sao Tomean|*|São Tomé|São Tomé|
SV||Salvadoran;Salvadorean|*|San Salvador|*|Nayib Bukele;Bukele;Mauricio Funes;Salvador Sanchez Ceren;Alfredo Cristiani;Tony Saca
SY|Syrian Arab Republic|Syrian|*|Damascus|*|Bashar al-Assad;Bashar Assad;Bashar al Assad;Assad;al-Assad;Hafez al-Assad;Hafez Assad;Ahmed al-Sharaa;Ahmad al-Sharaa;Ahmed Al-Sharaa;Sharaa;al-Sharaa
SZ|Swaziland|Swazi|*|Mbabane|*|King Mswati III;Mswati
TD||Chadian|*|N'Djamena|*;N’Djamena;Ndjamena|Idriss Deby;Idriss Déby;Deby;Déby;Mahamat Deby;Mahamat Idriss Deby;Mahamat Idriss Déby;Hissene Habre;Hissène Habré
TG||Togolese|Togolese|Lomé|Lomé;Lome|Faure Gnassingbe;Faure Gnassingbé;Gnassingbe Eyadema;Gnassingbé Eyadéma
TH|Siam|Thai|*|Bangkok|*|Prayuth Chan-ocha;Prayut Chan-o-cha;Prayuth;Prayut;Thaksin Shinawatra;Thaksin;Yingluck Shinawatra;Yingluck;Srettha Thavisin;Paetongtarn Shinawatra;Paetongtarn;Anutin Charnvirakul;Abhisit Vejjajiva;King Bhumibol
TJ||Tajik;Tajikistani|Tajik;Tajiks|Dushanbe|*|Emomali Rahmon;Imomali Rakhmonov;Rahmon
TL|Timor-Leste|East Timorese;Timorese|East Timorese;Timorese|Dili|*|Xanana Gusmao;Xanana Gusmão;Jose Ramos-Horta;José Ramos-Horta;Mari Alkatiri
TM||Turkmen|Turkmen;Turkmens|Ashgabat|*|Saparmurat Niyazov;Niyazov;Gurbanguly Berdimuhamedov;Gurbanguly Berdymukhamedov;Serdar Berdimuhamedov
TN||Tunisian|*|Tunis|*|Zine El Abidine Ben Ali;Zine el-Abidine Ben Ali;Ben Ali;Kais Saied;Saied;Beji Caid Essebsi;Moncef Marzouki
TO||Tongan|*|Nuku'alofa|*;Nuku’alofa|
TR|Türkiye;Turkiye|Turkish|Turk;Turks|Ankara|*|Recep Tayyip Erdogan;Recep Tayyip Erdoğan;Tayyip Erdogan;Erdogan;Erdoğan;Abdullah Gul;Abdullah Gül;Ahmet Davutoglu;Ahmet Davutoğlu;Davutoglu;Binali Yildirim;Bulent Ecevit;Bülent Ecevit;Ecevit;Suleyman Demirel;Turgut Ozal;Turgut Özal;Tansu Ciller;Tansu Çiller;Necmettin Erbakan
TT|Trinidad & Tobago;Trinidad|Trinidadian|*|Port of Spain|*|Keith Rowley;Kamla Persad-Bissessar
TV||Tuvaluan|*|Funafuti|*|
TW|Republic of China;R.O.C.;Chinese Taipei;Formosa|Taiwanese;Taiwan|Taiwanese|Taipei|*|Tsai Ing-wen;Lai Ching-te;William Lai;Ma Ying-jeou;Chen Shui-bian;Lee Teng-hui
TZ|United Republic of Tanzania|Tanzanian|*|Dodoma|*;Dar es Salaam|Samia Suluhu Hassan;John Magufuli;Magufuli;Jakaya Kikwete;Benjamin Mkapa
UA||Ukrainian|*|Kyiv|Kyiv;Kiev|Volodymyr Zelensky;Volodymyr Zelenskyy;Volodymyr Zelenskiy;Vladimir Zelensky;Zelensky;Zelenskyy;Zelenskiy;Petro Poroshenko;Poroshenko;Viktor Yanukovych;Viktor Yanukovich;Yanukovych;Yanukovich;Viktor Yushchenko;Yushchenko;Yulia Tymoshenko;Tymoshenko;Leonid Kuchma;Kuchma;Leonid Kravchuk;Denys Shmyhal;Yulia Svyrydenko;Arseniy Yatsenyuk
UG||Ugandan|*|Kampala|*|Yoweri Museveni;Museveni;Idi Amin;Milton Obote
US|United States;US;U.S.;USA;U.S.A.;America;United States of America|American;US;U.S.|American;Americans|Washington, D.C.|Washington;Washington, D.C.;Washington DC|Donald Trump;Donald J. Trump;Trump;Joe Biden;Joseph R. Biden;Biden;Barack Obama;Obama;George W. Bush;George Bush;George H.W. Bush;George H. W. Bush;Bush;Bill Clinton;Ronald Reagan;Reagan;Jimmy Carter;Gerald Ford;Richard Nixon;Nixon
UY||Uruguayan|*|Montevideo|*|Jose Mujica;José Mujica;Tabare Vazquez;Tabaré Vázquez;Luis Lacalle Pou;Lacalle Pou;Yamandu Orsi;Yamandú Orsi;Jorge Batlle
UZ||Uzbek;Uzbekistani|Uzbek;Uzbeks|Tashkent|*|Islam Karimov;Karimov;Shavkat Mirziyoyev;Mirziyoyev
VA|Vatican;Holy See|Vatican;papal|Vatican|Vatican City||Pope Francis;Pope Benedict;Pope Benedict XVI;Pope John Paul II;Pope Leo;Pope Leo XIV
VC|Saint Vincent and the Grenadines;St Vincent and the Grenadines;St. Vincent|Vincentian|*|Kingstown|*|Ralph Gonsalves
VE|Bolivarian Republic of Venezuela|Venezuelan|*|Caracas|*;Miraflores|Nicolas Maduro;Nicolás Maduro;Maduro;Hugo Chavez;Hugo Chávez;Chavez;Chávez;Delcy Rodriguez;Delcy Rodríguez;Carlos Andres Perez;Rafael Caldera
VN|Viet Nam;Socialist Republic of Vietnam|Vietnamese|Vietnamese|Hanoi|*|To Lam;Nguyen Phu Trong;Nguyen Tan Dung;Pham Minh Chinh
VU||Ni-Vanuatu;Vanuatuan|Ni-Vanuatu|Port Vila|*|
WS|Western Samoa|Samoan|*|Apia|*|Fiame Naomi Mata'afa
XK|Republic of Kosovo;Kosova|Kosovar;Kosovan;Kosovo|Kosovar;Kosovars;Kosovan;Kosovans|Pristina|*;Prishtina|Albin Kurti;Kurti;Hashim Thaci;Hashim Thaçi;Vjosa Osmani;Ramush Haradinaj;Ibrahim Rugova
YE|Republic of Yemen|Yemeni;Yemenite|Yemeni;Yemenis|Sanaa|*;Sana'a;Sana’a|Ali Abdullah Saleh;Abdrabbuh Mansur Hadi;Abd-Rabbu Mansour Hadi;Abed Rabbo Mansour Hadi;Rashad al-Alimi
ZA|Republic of South Africa;RSA|South African|*|Pretoria|*|Nelson Mandela;Mandela;Thabo Mbeki;Mbeki;Jacob Zuma;Zuma;Cyril Ramaphosa;Ramaphosa;F.W. de Klerk;F. W. de Klerk;de Klerk;Kgalema Motlanthe
ZM||Zambian|*|Lusaka|*|Hakainde Hichilema;Edgar Lungu;Michael Sata;Rupiah Banda;Levy Mwanawasa;Frederick Chiluba;Kenneth Kaunda;Kaunda
ZW||Zimbabwean|*|Harare|*|Robert Mugabe;Mugabe;Emmerson Mnangagwa;Mnangagwa;Morgan Tsvangirai
"""

HEADER = """\
# The states of the world: UN members, Palestine, the Vatican, Taiwan, Kosovo.
#
# GENERATED by scripts/make_states.py; do not edit: change the table in the script and run it again.
# Sources and licences:
#   ids            @rapideditor/country-coder {coder} (ISC), Wikidata ids (CC0)
#   names          country-coder; CLDR through babel (BSD-3-Clause; CLDR: Unicode licence); ISO 3166-1 through
#                  pycountry (LGPL-2.1); short forms by hand
#   all the rest   hand-written and reviewed in the script's table
# No entry carries an article. How every id was checked: docs/authorities.md.
#
# Fields: id (Wikidata), iso (ISO 3166-1 alpha-2; XK for Kosovo), names, adjectives (before a noun), people (nouns for
# citizens), capital, metonyms (seats that stand for the government; empty where the capital's name means something
# else in the news), leaders (heads of state or government, 1990-2026; a surname alone only where it is unambiguous).
"""


def split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def unique(items: list[str]) -> list[str]:
    return list(dict.fromkeys(items))


def people(cell: str, adjectives: list[str]) -> list[str]:
    if cell.strip() != "*":
        return split(cell)
    return unique([form for adjective in adjectives for form in (adjective, adjective + "s")])


def string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def array(items: list[str]) -> str:
    return "[" + ", ".join(string(item) for item in items) + "]"


def read_ids(borders: Path) -> dict[str, tuple[str, str]]:
    """ISO code -> (Wikidata id, English name), from country-coder's border file."""
    features = [
        feature["properties"] for feature in json.loads(borders.read_text(encoding="utf-8"))["features"]
    ]
    known = {properties["wikidata"] for properties in features}
    found = {p["iso1A2"]: (p["wikidata"], p["nameEn"]) for p in features if p.get("iso1A2")}
    for iso, identifier in ID_OVERRIDES.items():
        if identifier not in known:
            raise SystemExit(f"{iso}: the override {identifier} is not in {borders}")
        found[iso] = (identifier, found[iso][1])
    return found


def library_names(iso: str, english: str) -> list[str]:
    import pycountry
    from babel import Locale

    names = [Locale("en").territories.get(iso, "")]
    record = pycountry.countries.get(alpha_2=iso)
    if record is not None:
        names += [getattr(record, "common_name", ""), record.name, getattr(record, "official_name", "")]
    names.append(english)
    names = [name.removeprefix("The ").removeprefix("the ") for name in names]
    return [name for name in names if name and not set(name) & set(",()") and name not in DROP_NAMES]


def generate(borders: Path) -> str:
    ids = read_ids(borders)
    package = json.loads((borders.parent.parent.parent / "package.json").read_text(encoding="utf-8"))
    blocks = [HEADER.format(coder=package["version"])]
    for line in sorted(TABLE.splitlines()):
        iso, more, adjective_cell, people_cell, capital, metonym_cell, leader_cell = line.split("|")
        identifier, english = ids[iso]
        names = library_names(iso, english) + [name for name in split(more) if "(" not in name]
        names += [name.replace("’", "'") for name in names if "’" in name]
        names += [name.replace("'", "’") for name in names if "'" in name]
        adjectives = split(adjective_cell)
        metonyms = [capital if metonym == "*" else metonym for metonym in split(metonym_cell)]
        blocks.append(
            "\n".join(
                [
                    "[[state]]",
                    f"id = {string(identifier)}",
                    f"iso = {string(iso)}",
                    f"names = {array(unique(names))}",
                    f"adjectives = {array(adjectives)}",
                    f"people = {array(people(people_cell, adjectives))}",
                    f"capital = {string(capital)}",
                    f"metonyms = {array(unique(metonyms))}",
                    f"leaders = {array(unique(split(leader_cell)))}",
                ]
            )
            + "\n"
        )
    return "\n".join(blocks)


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    paths = [argument for argument in arguments if not argument.startswith("--")]
    if len(paths) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    text = generate(Path(paths[0]))
    if check:
        same = OUT.read_text(encoding="utf-8") == text
        print("states.toml is up to date" if same else "states.toml differs from what the script makes")
        return 0 if same else 1
    OUT.write_text(text, encoding="utf-8")
    print(f"{OUT}: {text.count('[[state]]')} states")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

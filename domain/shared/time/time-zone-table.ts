// Written by `npm run time-zones`, and not by hand: see docs/adr/0026-one-table-of-time-zones.md.

/** The version of the IANA database that these data come from: that of the pinned Node. */
export const TZ_VERSION = "2026c";

/** The instants that the table covers, in milliseconds since 1970: from the first until the second. */
export const TABLE_FROM = 1704067200000;
export const TABLE_UNTIL = 2240611200000;

/**
 * A line for each course of offsets that zones have: the first offset, then for each change the time since the one
 * before or since the beginning, and behind a colon the new offset, unless it is the one before the last. All in
 * quarter hours, in base 36.
 */
export const HISTORIES = `
0
c
4
8
8 8l4:c dzw cys dzw cys dzw dhg dh8 dhg dh8 dhg dh8 dhg dzw cys dzw dhg dh8 dhg dh8 dhg dh8 dhg dh8 dhg dzw cys dzw dhg dh8 dhg dh8 dhg dh8
4 548:0 2lc nc0 340 nc0 2lc dh8
4 6o4:8 fk0 beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o
-14 55c:-10 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk
-10 558:-w hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk
-g
-c
-c 65o:-g eis
-o
-k
-s 550:-o hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk
-o 54w:-k hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk
-c 770:-g bes
-s
-k 54s:-g hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk
-s 550:-o hmk 9c4 hmk 9c4
-g 54o:-c hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk
-8 6o4:-4 fk0 beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o
-k 54k:-g hmo 9c0 hmo 9c0 hmo 9uo hmo 9c0 hmo 9c0 hmo 9c0 hmo 9c0 hmo 9uo hmo 9c0 hmo 9c0 hmo 9c0 hmo 9c0 hmo 9c0 hmo 9uo hmo 9c0 hmo 9c0 hmo
-w 554:-s hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk
-c 54k:-8 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk
-8
-c 770:-g bes fjw bes fjw bes fjw bes fjw bes g2k aw4 g2k bes fjw bes fjw bes fjw bes fjw bes g2k aw4 g2k bes fjw bes fjw bes fjw bes g2k aw4
-4 m84:-8 beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o
-e 54m:-a hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9c4 hmk 9us hmk 9c4 hmk 9c4 hmk
-w 554:-s hmk 9c4 hmk 9c4
w
s
14
18 75s:14 dhc dhc dhc dhc dhc dhc dhc dhc dhc dhc e00 dhc dhc dhc dhc dhc dhc dhc dhc dhc dhc dhc e00 dhc dhc dhc dhc dhc dhc dhc dhc dhc e00
k
1g 75k:1c cyo e00 cyo e00 cyo e00 cyo e00 cyo e00 dhc e00 cyo e00 cyo e00 cyo e00 cyo e00 cyo e00 dhc e00 cyo e00 cyo e00 cyo e00 cyo e00 dhc
0 6o4:8 fk0 beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o
o 4fc:k
1c
g
8 6ns:c fjw bes fjw bes fjw bes g2k aw4 g2k aw4 g2k bes fjw bes fjw bes g2k aw4 g2k aw4 g2k aw4 g2k bes fjw bes fjw bes g2k aw4 g2k aw4 g2k
o
m
10
8 6o4:c fk0 beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o
8 85c:c dzw cg4 eik bes fjw bes g2k aw4 g2k aw4 g2k bes fjw bes fjw bes g2k aw4 g2k aw4 g2k aw4 g2k bes f18 bxg eik cg4 dh8 dhg cyk e04 bx8 3ms ik
8 6io:c fp8 b9g fp8 b9g fp8 b9g g7w aqs g7w aqs g7w b9g fp8 b9g fp8 b9g g7w aqs g7w aqs g7w aqs g7w b9g fp8 b9g fp8 b9g g7w aqs g7w aqs g7w
i
n
18
q
e
-4 6o4:0 fk0 beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o
0 6o4:4 fk0 beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o aw0 g2o beo fk0 beo fk0 beo g2o aw0 g2o aw0 g2o
-4
16 75u:12 dhc dhc dhc dhc dhc dhc dhc dhc dhc dhc e00 dhc dhc dhc dhc dhc dhc dhc dhc dhc dhc dhc e00 dhc dhc dhc dhc dhc dhc dhc dhc dhc e00
12
z
18 75o:16 dhe dha dhe dha dhe dha dhe dha dhe dha e02 dha dhe dha dhe dha dhe dha dhe dha dhe dha e02 dha dhe dha dhe dha dhe dha dhe dha e02
1g
1j 75k:1f cyo e00 cyo e00 cyo e00 cyo e00 cyo e00 dhc e00 cyo e00 cyo e00 cyo e00 cyo e00 cyo e00 dhc e00 cyo e00 cyo e00 cyo e00 cyo e00 dhc
-k 770:-o bes fjw bes fjw bes fjw bes fjw bes g2k aw4 g2k bes fjw bes fjw bes fjw bes fjw bes g2k aw4 g2k bes fjw bes fjw bes fjw bes g2k aw4
-10
-14
1k
-12
-18
1c 75o:18 dhc dhc dhc dhc dhc dhc dhc dhc dhc dhc e00 dhc dhc dhc dhc dhc dhc dhc dhc dhc dhc dhc e00 dhc dhc dhc dhc dhc dhc dhc dhc dhc e00
-w
-1c
`;

/** A line for each zone: its name, the line of `HISTORIES` in base 36, and its other names. */
export const ZONES = `
Africa/Abidjan 0
Africa/Accra 0
Africa/Addis_Ababa 1
Africa/Algiers 2
Africa/Asmara 1 Africa/Asmera
Africa/Bamako 0 Africa/Timbuktu
Africa/Bangui 2
Africa/Banjul 0
Africa/Bissau 0
Africa/Blantyre 3
Africa/Brazzaville 2
Africa/Bujumbura 3
Africa/Cairo 4 Egypt
Africa/Casablanca 5
Africa/Ceuta 6
Africa/Conakry 0
Africa/Dakar 0
Africa/Dar_es_Salaam 1
Africa/Djibouti 1
Africa/Douala 2
Africa/El_Aaiun 5
Africa/Freetown 0
Africa/Gaborone 3
Africa/Harare 3
Africa/Johannesburg 3
Africa/Juba 3
Africa/Kampala 1
Africa/Khartoum 3
Africa/Kigali 3
Africa/Kinshasa 2
Africa/Lagos 2
Africa/Libreville 2
Africa/Lome 0
Africa/Luanda 2
Africa/Lubumbashi 3
Africa/Lusaka 3
Africa/Malabo 2
Africa/Maputo 3
Africa/Maseru 3
Africa/Mbabane 3
Africa/Mogadishu 1
Africa/Monrovia 0
Africa/Nairobi 1
Africa/Ndjamena 2
Africa/Niamey 2
Africa/Nouakchott 0
Africa/Ouagadougou 0
Africa/Porto-Novo 2
Africa/Sao_Tome 0
Africa/Tripoli 3 Libya
Africa/Tunis 2
Africa/Windhoek 3
America/Adak 7 America/Atka US/Aleutian
America/Anchorage 8 US/Alaska
America/Anguilla 9
America/Antigua 9
America/Araguaina a
America/Argentina/Buenos_Aires a America/Buenos_Aires
America/Argentina/Catamarca a America/Argentina/ComodRivadavia America/Catamarca
America/Argentina/Cordoba a America/Cordoba America/Rosario
America/Argentina/Jujuy a America/Jujuy
America/Argentina/La_Rioja a
America/Argentina/Mendoza a America/Mendoza
America/Argentina/Rio_Gallegos a
America/Argentina/Salta a
America/Argentina/San_Juan a
America/Argentina/San_Luis a
America/Argentina/Tucuman a
America/Argentina/Ushuaia a
America/Aruba 9
America/Asuncion b
America/Atikokan d America/Coral_Harbour
America/Bahia a
America/Bahia_Banderas c
America/Barbados 9
America/Belem a
America/Belize c
America/Blanc-Sablon 9
America/Boa_Vista 9
America/Bogota d
America/Boise e
America/Cambridge_Bay e
America/Campo_Grande 9
America/Cancun d
America/Caracas 9
America/Cayenne a
America/Cayman d
America/Chicago f CST6CDT US/Central
America/Chihuahua c
America/Ciudad_Juarez e
America/Costa_Rica c
America/Coyhaique g
America/Creston h
America/Cuiaba 9
America/Curacao 9
America/Danmarkshavn 0
America/Dawson h
America/Dawson_Creek h
America/Denver e America/Shiprock MST7MDT Navajo US/Mountain
America/Detroit i US/Michigan
America/Dominica 9
America/Edmonton j America/Yellowknife Canada/Mountain
America/Eirunepe d
America/El_Salvador c
America/Fort_Nelson h
America/Fortaleza a
America/Glace_Bay k
America/Goose_Bay k
America/Grand_Turk i
America/Grenada 9
America/Guadeloupe 9
America/Guatemala c
America/Guayaquil d
America/Guyana 9
America/Halifax k Canada/Atlantic
America/Havana m Cuba
America/Hermosillo h
America/Indiana/Indianapolis i America/Fort_Wayne America/Indianapolis US/East-Indiana
America/Indiana/Knox f America/Knox_IN US/Indiana-Starke
America/Indiana/Marengo i
America/Indiana/Petersburg i
America/Indiana/Tell_City f
America/Indiana/Vevay i
America/Indiana/Vincennes i
America/Indiana/Winamac i
America/Inuvik e
America/Iqaluit i America/Pangnirtung
America/Jamaica d Jamaica
America/Juneau 8
America/Kentucky/Louisville i America/Louisville
America/Kentucky/Monticello i
America/Kralendijk 9
America/La_Paz 9
America/Lima d
America/Los_Angeles n PST8PDT US/Pacific
America/Lower_Princes 9
America/Maceio a
America/Managua c
America/Manaus 9 Brazil/West
America/Marigot 9
America/Martinique 9
America/Matamoros f
America/Mazatlan h Mexico/BajaSur
America/Menominee f
America/Merida c
America/Metlakatla 8
America/Mexico_City c Mexico/General
America/Miquelon o
America/Moncton k
America/Monterrey c
America/Montevideo a
America/Montserrat 9
America/Nassau i
America/New_York i EST5EDT US/Eastern
America/Nome 8
America/Noronha p Brazil/DeNoronha
America/North_Dakota/Beulah f
America/North_Dakota/Center f
America/North_Dakota/New_Salem f
America/Nuuk l America/Godthab
America/Ojinaga f
America/Panama d EST
America/Paramaribo a
America/Phoenix h MST US/Arizona
America/Port-au-Prince i
America/Port_of_Spain 9
America/Porto_Velho 9
America/Puerto_Rico 9
America/Punta_Arenas a
America/Rankin_Inlet f
America/Recife a
America/Regina c Canada/Saskatchewan
America/Resolute f
America/Rio_Branco d America/Porto_Acre Brazil/Acre
America/Santarem a
America/Santiago q Chile/Continental
America/Santo_Domingo 9
America/Sao_Paulo a Brazil/East
America/Scoresbysund r
America/Sitka 8
America/St_Barthelemy 9
America/St_Johns s Canada/Newfoundland
America/St_Kitts 9
America/St_Lucia 9
America/St_Thomas 9 America/Virgin
America/St_Vincent 9
America/Swift_Current c
America/Tegucigalpa c
America/Thule k
America/Tijuana n America/Ensenada America/Santa_Isabel Mexico/BajaNorte
America/Toronto i America/Montreal America/Nipigon America/Thunder_Bay Canada/Eastern
America/Tortola 9
America/Vancouver t Canada/Pacific
America/Whitehorse h Canada/Yukon
America/Winnipeg f America/Rainy_River Canada/Central
America/Yakutat 8
Antarctica/Casey u
Antarctica/Davis v
Antarctica/DumontDUrville w
Antarctica/Macquarie x
Antarctica/Mawson y
Antarctica/McMurdo z Antarctica/South_Pole
Antarctica/Palmer a
Antarctica/Rothera a
Antarctica/Syowa 1
Antarctica/Troll 10
Antarctica/Vostok y
Arctic/Longyearbyen 6 Atlantic/Jan_Mayen
Asia/Aden 1
Asia/Almaty 11
Asia/Amman 1
Asia/Anadyr 12
Asia/Aqtau y
Asia/Aqtobe y
Asia/Ashgabat y Asia/Ashkhabad
Asia/Atyrau y
Asia/Baghdad 1
Asia/Bahrain 1
Asia/Baku 13
Asia/Bangkok v
Asia/Barnaul v
Asia/Beirut 14
Asia/Bishkek 15
Asia/Brunei u
Asia/Chita 17
Asia/Colombo 16
Asia/Damascus 1
Asia/Dhaka 15 Asia/Dacca
Asia/Dili 17
Asia/Dubai 13
Asia/Dushanbe y
Asia/Famagusta 18
Asia/Gaza 19
Asia/Hebron 19
Asia/Ho_Chi_Minh v Asia/Saigon
Asia/Hong_Kong u Hongkong
Asia/Hovd v
Asia/Irkutsk u
Asia/Jakarta v
Asia/Jayapura 17
Asia/Jerusalem 1a Asia/Tel_Aviv Israel
Asia/Kabul 1b
Asia/Kamchatka 12
Asia/Karachi y
Asia/Kathmandu 1c Asia/Katmandu
Asia/Khandyga 17
Asia/Kolkata 16 Asia/Calcutta
Asia/Krasnoyarsk v
Asia/Kuala_Lumpur u
Asia/Kuching u
Asia/Kuwait 1
Asia/Macau u Asia/Macao
Asia/Magadan 1d
Asia/Makassar u Asia/Ujung_Pandang
Asia/Manila u
Asia/Muscat 13
Asia/Nicosia 18 Europe/Nicosia
Asia/Novokuznetsk v
Asia/Novosibirsk v
Asia/Omsk 15
Asia/Oral y
Asia/Phnom_Penh v
Asia/Pontianak v
Asia/Pyongyang 17
Asia/Qatar 1
Asia/Qostanay 11
Asia/Qyzylorda y
Asia/Riyadh 1
Asia/Sakhalin 1d
Asia/Samarkand y
Asia/Seoul 17 ROK
Asia/Shanghai u Asia/Chongqing Asia/Chungking Asia/Harbin PRC
Asia/Singapore u Singapore
Asia/Srednekolymsk 1d
Asia/Taipei u ROC
Asia/Tashkent y
Asia/Tbilisi 13
Asia/Tehran 1f Iran
Asia/Thimphu 15 Asia/Thimbu
Asia/Tokyo 17 Japan
Asia/Tomsk v
Asia/Ulaanbaatar u Asia/Choibalsan Asia/Ulan_Bator
Asia/Urumqi 15 Asia/Kashgar
Asia/Ust-Nera w
Asia/Vientiane v
Asia/Vladivostok w
Asia/Yakutsk 17
Asia/Yangon 1e Asia/Rangoon
Asia/Yekaterinburg y
Asia/Yerevan 13
Atlantic/Azores 1g
Atlantic/Bermuda k
Atlantic/Canary 1h
Atlantic/Cape_Verde 1i
Atlantic/Faroe 1h Atlantic/Faeroe
Atlantic/Madeira 1h
Atlantic/Reykjavik 0 Iceland
Atlantic/South_Georgia p
Atlantic/St_Helena 0
Atlantic/Stanley a
Australia/Adelaide 1j Australia/South
Australia/Brisbane w Australia/Queensland
Australia/Broken_Hill 1j Australia/Yancowinna
Australia/Darwin 1k Australia/North
Australia/Eucla 1l
Australia/Hobart x Australia/Currie Australia/Tasmania
Australia/Lindeman w
Australia/Lord_Howe 1m Australia/LHI
Australia/Melbourne x Australia/Victoria
Australia/Perth u Australia/West
Australia/Sydney x Australia/ACT Australia/Canberra Australia/NSW
Etc/GMT+1 1i
Etc/GMT+10 1r
Etc/GMT+11 1u
Etc/GMT+12 1x
Etc/GMT+2 p
Etc/GMT+3 a
Etc/GMT+4 9
Etc/GMT+5 d
Etc/GMT+6 c
Etc/GMT+7 h
Etc/GMT+8 1w
Etc/GMT+9 1q
Etc/GMT-1 2
Etc/GMT-10 w
Etc/GMT-11 1d
Etc/GMT-12 12
Etc/GMT-13 1n
Etc/GMT-14 1s
Etc/GMT-2 3
Etc/GMT-3 1
Etc/GMT-4 13
Etc/GMT-5 y
Etc/GMT-6 15
Etc/GMT-7 v
Etc/GMT-8 u
Etc/GMT-9 17
Europe/Amsterdam 6
Europe/Andorra 6
Europe/Astrakhan 13
Europe/Athens 18 EET
Europe/Belgrade 6
Europe/Berlin 6
Europe/Bratislava 6
Europe/Brussels 6 CET MET
Europe/Bucharest 18
Europe/Budapest 6
Europe/Busingen 6
Europe/Chisinau 18 Europe/Tiraspol
Europe/Copenhagen 6
Europe/Dublin 1h Eire
Europe/Gibraltar 6
Europe/Guernsey 1h
Europe/Helsinki 18
Europe/Isle_of_Man 1h
Europe/Istanbul 1 Asia/Istanbul Turkey
Europe/Jersey 1h
Europe/Kaliningrad 3
Europe/Kirov 1
Europe/Kyiv 18 Europe/Kiev Europe/Uzhgorod Europe/Zaporozhye
Europe/Lisbon 1h Portugal WET
Europe/Ljubljana 6
Europe/London 1h Europe/Belfast GB GB-Eire
Europe/Luxembourg 6
Europe/Madrid 6
Europe/Malta 6
Europe/Mariehamn 18
Europe/Minsk 1
Europe/Monaco 6
Europe/Moscow 1 W-SU
Europe/Oslo 6
Europe/Paris 6
Europe/Podgorica 6
Europe/Prague 6
Europe/Riga 18
Europe/Rome 6
Europe/Samara 13
Europe/San_Marino 6
Europe/Sarajevo 6
Europe/Saratov 13
Europe/Simferopol 1
Europe/Skopje 6
Europe/Sofia 18
Europe/Stockholm 6
Europe/Tallinn 18
Europe/Tirane 6
Europe/Ulyanovsk 13
Europe/Vaduz 6
Europe/Vatican 6
Europe/Vienna 6
Europe/Vilnius 18
Europe/Volgograd 1
Europe/Warsaw 6 Poland
Europe/Zagreb 6
Europe/Zurich 6
Indian/Antananarivo 1
Indian/Chagos 15
Indian/Christmas v
Indian/Cocos 1e
Indian/Comoro 1
Indian/Kerguelen y
Indian/Mahe 13
Indian/Maldives y
Indian/Mauritius 13
Indian/Mayotte 1
Indian/Reunion 13
Pacific/Apia 1n
Pacific/Auckland z NZ
Pacific/Bougainville 1d
Pacific/Chatham 1o NZ-CHAT
Pacific/Chuuk w Pacific/Truk Pacific/Yap
Pacific/Easter 1p Chile/EasterIsland
Pacific/Efate 1d
Pacific/Fakaofo 1n
Pacific/Fiji 12
Pacific/Funafuti 12
Pacific/Galapagos c
Pacific/Gambier 1q
Pacific/Guadalcanal 1d
Pacific/Guam w
Pacific/Honolulu 1r HST Pacific/Johnston US/Hawaii
Pacific/Kanton 1n Pacific/Enderbury
Pacific/Kiritimati 1s
Pacific/Kosrae 1d
Pacific/Kwajalein 12 Kwajalein
Pacific/Majuro 12
Pacific/Marquesas 1t
Pacific/Midway 1u
Pacific/Nauru 12
Pacific/Niue 1u
Pacific/Norfolk 1v
Pacific/Noumea 1d
Pacific/Pago_Pago 1u Pacific/Samoa US/Samoa
Pacific/Palau 17
Pacific/Pitcairn 1w
Pacific/Pohnpei 1d Pacific/Ponape
Pacific/Port_Moresby w
Pacific/Rarotonga 1r
Pacific/Saipan w
Pacific/Tahiti 1r
Pacific/Tarawa 12
Pacific/Tongatapu 1n
Pacific/Wake 12
Pacific/Wallis 12
UTC 0 Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu GMT GMT+0 GMT-0 GMT0 Greenwich UCT Universal Zulu
`;

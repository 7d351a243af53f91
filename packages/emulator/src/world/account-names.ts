import type { Language } from './languages.ts'

/** Parts of invented customer names; any pair makes a company. */
interface AccountNames {
  readonly stems: readonly string[]
  /** What the company does, with the industry that the CRM notes. */
  readonly kinds: readonly (readonly [name: string, industry: string])[]
  readonly country: string
  readonly cities: readonly string[]
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const english: AccountNames = {
  stems: words(`
    Alderbrook Amberfield Ashgrove Barrowmere Beaconhurst Birchfall Blackmoor Bluestem Brackenridge Bramblewood Brightwater
    Briarcliffe Broadmeadow Calderstone Cedarholt Chalkford Cinderbank Clearhaven Cobblestead Coldbrook Copperleaf Cranewell
    Crestonbury Dapplewood Deepford Duskfield Eastmarch Elderwick Elmstead Emberly Everdale Fallowmere Farrowdale Fernhollow
    Flintmarsh Foxglen Frosthill Gablewood Glenharrow Goldenrush Greyhaven Halcombe Harrowgate Hawthornly Hazelmont Heatherby
    Hollowell Ironvale Ivorystone Juniperton Kestrelford Kingsfold Larkhaven Lindenmoor Longacre Lowmarsh Maplethorne Marlowick
    Meadowlark Millbrace Mistral Moorcroft Netherfield Nightingale Northwold Oakhampton Oldcastle Orchardway Osterbrook Otterburn
    Palehorse Pebblecreek Pinecrest Quartzridge Ravensworth Redfern Ridgemont Riverbend Rookhaven Rosemead Rushmere Saltmarsh
    Sandpiper Sedgewick Silverbirch Skylark Sorrelton Springvale Starling Stonehaven Summerfold Swiftwater Tarnside Thistledown
    Thornbury Timberlake Underbridge Valewood Wainscott Waverley Westmere Wheatley Whitestone Wildmoor Willowbank Windermoss
    Wolfsgate Woodlark Wrenfield Yarrowby Yewdale`),
  kinds: [
    ['Foods', 'Food and beverage'],
    ['Logistics', 'Transportation'],
    ['Retail', 'Retail'],
    ['Beverages', 'Food and beverage'],
    ['Home', 'Retail'],
    ['Packaging', 'Manufacturing'],
    ['Medical Supply', 'Healthcare'],
    ['Furniture', 'Manufacturing'],
    ['Cold Storage', 'Transportation'],
    ['Tools', 'Manufacturing'],
    ['Outdoor', 'Retail'],
    ['Paper', 'Manufacturing'],
    ['Pet Care', 'Consumer goods'],
    ['Electrical', 'Manufacturing'],
    ['Dairy', 'Food and beverage'],
    ['Sports', 'Retail'],
    ['Building Supply', 'Construction'],
    ['Cosmetics', 'Consumer goods'],
    ['Parts', 'Automotive'],
    ['Grocers', 'Retail'],
  ],
  country: 'United States',
  cities: words(`
    Memphis Louisville Columbus Reno Savannah Tacoma Harrisburg Joliet Laredo Stockton Charlotte Toledo Omaha Dallas Newark
    Atlanta Rochester Tulsa Boise Fresno Norfolk Mobile Denver Cleveland Houston Phoenix Richmond Albany Spokane Knoxville`),
}

const french: AccountNames = {
  stems: words(`
    Aubépine Belleroche Boisclair Brévanne Chantemerle Clairval Courtebois Fontenelle Grandpré Hautecombe Lavaltière Maisonvert
    Montfleury Noirétang Orvaux Pierrefeu Rochebrune Sablonnière Trémière Valmorin Vertignole`),
  kinds: [
    ['Distribution', 'Retail'],
    ['Transports', 'Transportation'],
    ['Alimentaire', 'Food and beverage'],
    ['Emballages', 'Manufacturing'],
    ['Pharma', 'Healthcare'],
    ['Meubles', 'Manufacturing'],
    ['Boissons', 'Food and beverage'],
    ['Jardin', 'Retail'],
  ],
  country: 'France',
  cities: words('Lyon Lille Nantes Rouen Dijon Orléans Reims Toulouse Metz Bordeaux Angers Amiens Tours Strasbourg'),
}

const german: AccountNames = {
  stems: words(`
    Ahornfeld Birkenau Brunnwald Dornbach Eichtal Falkenried Gerstenhof Hallerstein Immergrün Kaltenbrunn Lindwerk Moorfeld
    Nordhang Ostrand Rabental Rotbuchen Sandfurt Tannwald Uferstein Wiesengrund Zedernhof`),
  kinds: [
    ['Logistik', 'Transportation'],
    ['Lebensmittel', 'Food and beverage'],
    ['Handel', 'Retail'],
    ['Verpackungen', 'Manufacturing'],
    ['Möbel', 'Manufacturing'],
    ['Medizintechnik', 'Healthcare'],
    ['Getränke', 'Food and beverage'],
    ['Werkzeuge', 'Manufacturing'],
  ],
  country: 'Germany',
  cities: words(
    'Bremen Kassel Hannover Leipzig Duisburg Augsburg Erfurt Mannheim Rostock Ulm Dortmund Regensburg Koblenz',
  ),
}

const spanish: AccountNames = {
  stems: words(`
    Aguaviva Alcornoque Almendral Arroyoseco Brezales Campoalto Castañar Encinar Fresneda Hontanar Jaramillo Lomaverde
    Montesol Navalosa Olivares Piedrablanca Robledal Salinera Torrequemada Valdeolmo Zarzal`),
  kinds: [
    ['Logística', 'Transportation'],
    ['Alimentación', 'Food and beverage'],
    ['Distribución', 'Retail'],
    ['Envases', 'Manufacturing'],
    ['Muebles', 'Manufacturing'],
    ['Farma', 'Healthcare'],
    ['Bebidas', 'Food and beverage'],
    ['Hogar', 'Retail'],
  ],
  country: 'Spain',
  cities: words(
    'Zaragoza Valencia Sevilla Murcia Bilbao Vigo Tarragona Málaga Burgos Getafe Algeciras Toledo Valladolid',
  ),
}

export const ACCOUNT_NAMES: Readonly<Record<Language, AccountNames>> = {
  eng: english,
  fre: french,
  ger: german,
  spa: spanish,
}

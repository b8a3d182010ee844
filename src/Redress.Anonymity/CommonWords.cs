namespace Redress.Anonymity;

/// <summary>Words that a notice cannot do without, so that they identify nobody by themselves even where a name has them (BC-31).</summary>
internal static class CommonWords
{
    /// <summary>In Dutch, French and English, folded.</summary>
    public static bool Contains(string folded) => All.Contains(folded);

    /// <summary>Legal forms and endings of domains, which are left off a trade name.</summary>
    public static bool IsLegalForm(string folded) => LegalForms.Contains(folded);

    /// <summary>Names that are months too: no name next to a number.</summary>
    public static bool IsMonth(string folded) => Months.Contains(folded);

    /// <summary>Given names that are words too: names when written with a capital.</summary>
    public static bool IsAlsoGivenName(string folded) => GivenNames.Contains(folded);

    /// <summary>Providers of mail and platforms, whose domain is not the user's own.</summary>
    public static bool IsProvider(string label) => Providers.Contains(label);

    private static readonly HashSet<string> LegalForms = Words(
        "bv bvba nv vof cv cvba vzw sa srl sprl asbl scrl sc snc gmbh ag ug kg ltd limited llc inc corp plc co eenmanszaak commv gcv sas sarl eurl holding group groep groupe "
            + "be nl com eu net org fr de shop store online"
    );

    private static readonly HashSet<string> Months = Words(
        "jan januari janvier january feb mars maart march mar apr april avril mei mai may jun juni juin june jul juli juillet july aug augustus august aout sept okt oct nov dec"
    );

    private static readonly HashSet<string> GivenNames = Words(
        "claire pierre rose roos mark grace hope faith joy dawn iris lily olive ruby fleur sterre lotte bloem jan mei april may june august augustus mars aimee desire constant victor bas piet rob bob ben dan will bill"
    );

    private static readonly HashSet<string> Providers = Words(
        "gmail googlemail hotmail outlook live yahoo icloud telenet skynet proximus scarlet voo ziggo kpn kpnmail kpnplanet xs4all planet home orange free wanadoo protonmail proton msn gmx upcmail casema chello hetnet mail email belgacom pandora tele2 laposte sfr aol "
            + "facebook instagram tiktok linkedin twitter youtube pinterest whatsapp myshopify shopify wixsite webnode jimdo jimdosite ecwid etsy amazon bol ebay marktplaats 2dehands tweedehands vinted google apple"
    );

    private static readonly HashSet<string> All = Words(
        Dutch.Function,
        Dutch.Procedure,
        Dutch.Trade,
        French.Function,
        French.Procedure,
        French.Trade,
        English.Function,
        English.Procedure,
        English.Trade
    );

    private static HashSet<string> Words(params ReadOnlySpan<string> lists)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            words.UnionWith(NormalizedText.Fold(list).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        }

        return words;
    }

    private static class Dutch
    {
        public const string Function = """
            de het een en of van voor met zonder op aan in uit bij naar over onder tegen tot door om te ten ter der den des dan dat die dit deze daar hier er waar wie wat welke
            hoe wanneer waarom omdat zodat hoewel terwijl toen nu al als ook nog niet geen wel maar want dus echter toch zeer meer minder veel weinig alle alles iets niets
            iemand niemand ieder elke elk enkele sommige andere ander zelf zich zijn haar hun ons onze uw mijn jouw hij zij wij jullie men ik je u hem hen is was waren ben bent
            werd werden wordt worden geworden had hadden heeft hebben gehad kan kunnen kon konden zal zullen zou zouden moet moeten moest mag mogen mocht wil willen wilde doen
            doet deed gedaan gaan gaat ging gegaan komen komt kwam gekomen zien ziet zag gezien staan staat stond geven geeft gaf gegeven nemen neemt nam genomen laten laat liet
            maken maakt maakte gemaakt vinden vindt vond gevonden zeggen zegt zei gezegd weten weet wist eerst eerste tweede derde laatste volgende vorige beide samen alleen
            altijd nooit soms vaak weer steeds reeds pas binnen buiten tussen tijdens sinds vanaf volgens wegens dankzij ondanks behalve eigen groot grote klein kleine lang lange
            kort korte hoog hoge laag lage nieuw nieuwe oud oude goed goede beter beste slecht slechte snel snelle traag mooi mooie juist juiste fout wit witte zwart zwarte rood rode
            blauw groen geel bruin grijs man mannen vrouw vrouwen kind kinderen mens mensen jaar jaren maand maanden week weken dag dagen uur uren tijd keer maal twee drie vier vijf
            zes zeven acht negen tien twaalf veertien vijftien twintig dertig honderd duizend half vol leeg land stad huis thuis wereld zaak zaken deel delen plaats kant
            """;

        public const string Procedure = """
            klacht klachten klager consument consumenten klant klanten koper kopers verkoper verkopers webshop webshops webwinkel winkel winkels handelaar onderneming bedrijf firma
            lid leden commissie geschillencommissie geschil geschillen secretariaat secretaris zitting beslissing beslissingen uitspraak beslist besluit gegrond ongegrond
            ontvankelijk onontvankelijk bevoegd onbevoegd sanctie sancties waarschuwing berisping boete schorsing uitsluiting beroep verweer antwoord reactie verzoek verzocht
            termijn termijnen artikel artikelen gedragscode code label keurmerk wet wetgeving recht rechten herroeping herroepingsrecht bedenktijd terugbetaling terugbetaald
            terugbetalen terugbetaalt levering leveren geleverd leverde leveringstermijn bestelling bestellen besteld bestelde annulering geannuleerd garantie ontbinding
            overeenkomst koop aankoop betaling betalen betaald bedrag bedragen euro prijs prijzen kosten factuur product producten goed goederen dienst diensten pakket verzending
            verzonden ontvangst ontvangen retour teruggestuurd terugsturen bericht berichten reclame mail mails brief document documenten bewijs dossier feiten partij partijen
            bemiddeling schikking voorstel akkoord minnelijke regeling oplossing informatie voorwaarden algemene duidelijk duidelijke openbaar anoniem voorwaardelijk effectief
            uitstel gebrek gebreken defect schade vertraging laattijdig tijdig redelijk redelijke beginsel naam adres nummer persoon personen bank post kantoor directie
            """;

        public const string Trade = """
            shop store online web internet digitaal digitale mode kleding kleren schoenen schoen tas tassen jas jassen broek jurk fiets fietsen auto autos telefoon telefoons gsm
            computer computers laptop tablet scherm televisie elektro elektronica meubel meubels meubelen stoel stoelen tafel tafels bed bedden matras kast kasten bank banken zetel
            tuin keuken badkamer woning wonen interieur speelgoed spel spellen baby boek boeken film muziek sport sporten reis reizen hotel ticket tickets bloem bloemen plant
            planten dier dieren hond kat eten drinken voeding wijn bier koffie thee brood vlees vis cosmetica parfum gezondheid apotheek optiek bril brillen juwelen juweel horloge
            horloges goud zilver hout houten metaal glas papier gereedschap machine machines motor batterij lamp lampen licht water gas energie zon vuur wind zee markt plein straat
            weg park dorp kerk school station haven centrum noord zuid oost west midden vlaanderen belgie belgische nederland nederlandse brussel europa europese koning koningin
            prins graaf bakker slager smid visser mulder kok boer kuiper timmerman schilder winter zomer lente herfst outlet discount direct express totaal extra super mega top
            wereld expert specialist partner discounter gigant huisje hoek kroon ster sterren
            """;
    }

    private static class French
    {
        public const string Function = """
            le la les un une des du de d l et ou où mais donc or ni car que qui quoi dont ce cet cette ces ceci cela ça se sa son ses leur leurs mon ma mes ton ta tes notre nos
            votre vos je tu il elle on nous vous ils elles en y au aux à dans par pour sur sous avec sans chez vers entre pendant depuis avant après contre selon malgré sauf dès
            lors lorsque quand comme si ne pas plus moins très trop peu beaucoup bien mal tout toute tous toutes aucun aucune chaque plusieurs quelque quelques autre autres même
            mêmes est sont était étaient été être a ont avait avaient avoir eu fait faire font fut soit sera serait peut peuvent pouvait doit doivent devait veut veulent aller va
            vont venir vient voir vu dire dit donner donné prendre pris mettre mis deux trois quatre cinq six sept huit neuf dix quinze vingt trente cent mille premier première
            deuxième dernier dernière nouveau nouvelle grand grande petit petite bon bonne beau belle long longue court courte haut haute bas basse vieux vieille jeune gros blanc
            blanche noir noire rouge bleu bleue vert verte jaune brun gris jour jours mois an ans année années semaine semaines heure heures temps fois homme femme enfant enfants
            personne personnes chose choses part partie parties lieu pays ville maison monde ici là alors ainsi aussi encore déjà jamais toujours souvent clair claire pierre rose
            """;

        public const string Procedure = """
            plainte plaintes plaignant plaignante consommateur consommatrice consommateurs client cliente clients acheteur vendeur vendeurs boutique boutiques magasin magasins
            commerçant entreprise société firme membre membres commission litige litiges secrétariat audience décision décisions décidé fondée fondé recevable irrecevable
            compétent incompétent sanction sanctions avertissement blâme amende suspension exclusion appel recours défense réponse demande demandé délai délais article articles
            code conduite label loi législation droit droits rétractation réflexion remboursement remboursé rembourser rembourse livraison livrer livré livrée commande commandes
            commandé annulation annulé garantie résolution contrat vente achat paiement payer payé montant montants euro euros prix frais facture produit produits bien biens
            service services colis envoi envoyé réception reçu reçue retour renvoyé message messages publicité courrier lettre document documents preuve dossier faits médiation
            accord proposition solution information informations conditions générales claires public anonyme sursis effective défaut défauts dommage dommages retard tardif
            raisonnable principe nom adresse numéro banque poste bureau direction
            """;

        public const string Trade = """
            ligne internet numérique mode vêtement vêtements chaussure chaussures sac sacs veste manteau pantalon robe vélo vélos voiture voitures téléphone téléphones ordinateur
            ordinateurs portable écran télévision électro électronique meuble meubles chaise chaises table tables lit lits matelas armoire fauteuil jardin cuisine salle bain
            intérieur jouet jouets jeu jeux bébé livre livres film musique sport sports voyage voyages hôtel billet billets fleur fleurs plante plantes animal animaux chien chat
            manger boire alimentation vin vins bière café thé pain viande poisson cosmétique cosmétiques parfum parfums beauté santé pharmacie optique lunettes bijou bijoux montre
            montres or argent bois métal verre papier outil outils machine machines moteur batterie lampe lampes lumière eau gaz énergie soleil feu vent mer marché place rue route
            parc village église école gare port centre nord sud est ouest midi flandre belgique belge belges pays-bas néerlandais bruxelles europe européen européenne roi reine
            prince comte boulanger boucher forgeron pêcheur meunier cuisinier fermier charpentier peintre hiver été printemps automne direct express total extra super monde expert
            spécialiste partenaire marchand couronne étoile
            """;
    }

    private static class English
    {
        public const string Function = """
            the a an and or but nor so yet for of to in on at by with without from into over under between during since after before against about as than then that this these
            those there here where when why how who whom whose which what while because although if unless until not no yes all any some each every both either neither other
            another such same own more most less least much many few little very too also only just even still already always never often again once twice i you he she it we they
            me him her us them my your his its our their is are was were be been being am has have had having do does did done doing can could shall should will would may might
            must go goes went gone come came see saw seen say said give gave given take took taken get got make made find found know knew one two three four five six seven eight
            nine ten twelve fourteen fifteen twenty thirty hundred thousand first second third last next new old good better best bad worse worst great big small large long short
            high low young white black red blue green yellow brown grey gray day days month months year years week weeks hour hours time times man men woman women child children
            people person persons thing things part parts place city town country house home world well right left open close free full half fair hope grace bill mark
            """;

        public const string Procedure = """
            complaint complaints complainant consumer consumers customer customers client buyer buyers seller sellers webshop webshops shops trader business company firm member
            members committee dispute disputes secretary session decision decisions decided founded unfounded admissible inadmissible competent jurisdiction sanction sanctions
            warning reprimand fine suspension exclusion appeal appeals defence response answer request requested term terms article articles code conduct label trustmark law laws
            rights withdrawal refund refunds refunded delivery deliver delivered order orders ordered cancelled cancellation guarantee warranty contract sale purchase bought
            payment pay paid amount amounts euros price prices cost costs invoice product products goods item items service services parcel shipping shipped sent receipt received
            return returned returns message messages advertising email emails letter letters document documents proof file facts party parties mediation settlement proposal
            agreement solution information conditions general clear public anonymous deferred effective defect defects damage damages delay late reasonable principle name address
            number bank post office board notice
            """;

        public const string Trade = """
            digital fashion clothing clothes shoe shoes bag bags coat jacket trousers dress bike bikes bicycle car cars phone phones tablet screen television electronics
            furniture chair chairs table bed beds mattress closet sofa garden kitchen bathroom living interior toy toys game games baby book books music travel trip flower flowers
            plant plants animal animals pet pets dog cat food drink wine beer coffee tea bread meat fish cosmetics perfume beauty health pharmacy optics glasses jewel jewels
            jewellery watch watches gold silver wood metal glass paper tool tools machines engine battery light lights water energy sun fire sea market square street road park
            village church school station port centre center north south east middle flanders belgium belgian netherlands dutch brussels europe european king queen prince count
            baker butcher smith fisher miller cook farmer cooper carpenter painter winter summer spring autumn worldwide total mega expert partner trade trading crown star stars
            """;
    }
}

"""Tables for `english.lemma`: what the rules and simplemma's list would get wrong.

The words of `OWN` were chosen among the -ing, -ed and irregular forms that CC-CEDICT uses as
glosses of their own; `FAULTS` by comparing simplemma's lemmas with the CMU word list and the
words of CC-CEDICT's glosses.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OWN = (
    # -ing: nouns and adjectives that a dictionary lists
    _words(
        """
    according accounting aging
    amazing amusing annoying appalling astonishing banking bearing beginning
    being bewildering binding blessing boring boxing branding breathtaking breeding briefing
    broadcasting building bullying camping ceiling challenging charming clothing coaching coating
    compelling computing concerning confusing consulting convincing crossing crowdsourcing cunning
    darling dazzling debugging demanding depressing devastating disappointing disgusting dressing
    drawing dumpling during dwelling earring easygoing embarrassing encouraging ending engaging
    engineering entertaining everlasting everything evening exciting exhausting fascinating
    feeling filling finding firefighting fitting following forthcoming frightening frustrating
    funding gambling gathering gaming grokking growing handwriting hearing heading heartwarming
    heating herring housing humiliating hunting imposing inspiring interesting intriguing jaywalking
    king landing lasting leading learning licensing lightning lighting lining listing living
    longing longstanding loving manufacturing marketing meaning meeting mining misleading missing
    misunderstanding morning mourning moving multitasking networking nothing offering offspring
    onboarding ongoing opening outgoing outsourcing outstanding overwhelming packaging painstaking
    painting parenting pending planning plumbing positioning pressing pretraining pricing
    printing processing programming promising prompting publishing railing ranking rating reading
    reasoning recording refreshing regarding relaxing rewarding ring roofing sampling satisfying
    saying scaffolding scheduling schooling screening seasoning seedling sequencing setting
    shipping shocking shopping shortcoming sibling skiing something spelling spending spring
    staffing staggering standing startling sterling sting storytelling streaming striking string
    stunning suffering surprising surrounding swimming swing teaching terrifying testing thing
    thrilling thriving timing touching towering trading training troubleshooting turning
    understanding undertaking underlying unwilling upbringing upcoming uplifting warning wedding
    frosting holding inning killing legging molding outing posting proceeding rendering shilling
    shooting sighting stocking stuffing topping underpinning wandering weighting yearning
    willing wing winning wording wrestling writing anything
    """
    )
    # -ed and other participles that stand as adjectives or nouns
    | _words(
        """
    advanced aforementioned aged alleged ashamed automated based beloved biased bored bound
    broken celebrated complicated concerned confused convoluted crooked crowded dedicated depressed
    detailed determined devoted disappointed disabled distinguished distributed educated
    embarrassed enlightened exaggerated excited exhausted experienced frightened frustrated
    gifted hidden hundred indeed infrared interested involved integrated isolated kindred learned
    left limited lost married mistaken mixed naked outdated overjoyed pleased puzzled red refined
    related relaxed renowned sacred satisfied scared seed shed skilled so-called sophisticated
    speed spirited stunned supposed surprised talented tired troubled twisted unbiased undecided
    unexpected unfinished unified united unlimited unmarried unprecedented unresolved unsolved
    unsupervised used varied wicked worried wretched broken-hearted unbroken unbuilt unseen
    unspoken untold unbound felt thought found ground wound
    """
    )
    # comparatives, pronouns, function words: forms that learners look up as such
    | _words(
        """
    as best better elder farther farthest fewer further furthest her hers him his its last
    latest later latter least less lesser me more most my our ours them their theirs these those
    this thus us whom worse worst yours your i
    """
    )
    # Latin and Greek plurals in common use as singulars; words that only look like plurals
    | _words(
        """
    agenda antenna bacteria bare besides bias bus caliber chaos corpora data dice economics
    ethics gas genera graphics headquarters lens linguistics logistics mathematics
    media memorabilia metrics moldy morals neighborhood news opera physics plus
    politics regalia robotics semantics series somber species statistics trivia yes various
    this alias always atlas basis bonus campus canvas census chorus christmas circus cosmos
    focus genius means minus nexus nucleus overseas perhaps radius status
    stimulus surplus texas thesis towards versus virus whereas
    """
    )
    # what simplemma sends astray
    | _words(
        """
    analytical aspen bade blan bloke bode boden cal cann capita carat carnes cava centimetre
    coombe cornea currie dang defence divinely doggie don dutifully eighteenth em excitedly
    fitfully feld foregone frate gan goodie gemini grueling hasta hippie hippo holen impassively
    junkie kilometre lackluster lan lay leet lei lire loca lohr lun makin maria millimetre na
    negatively neighborly nir ossa outlay overlay overarching parenthetically personae pinkie
    pixie quoth reeducation reis sacra seventh sepia signa slang smithereen spat spade span
    staid ta tacitly thee thine thirtieth thru thyself till tis torus ur vis vitae wan wifi wo
    worthen ya creamer eraser furrier gamer idler lighter lower meager mislay moped propeller reed
    sequester slacker slicker stranger tanner trimmer underlay unpaid unsaid ver weed etc ok agi
    handmade ai lit bud
    """
    )
)
"""Surface forms that are words in their own right: they are their own lemma."""

IRREGULAR = {
    "an": "a", "okay": "ok", "singing": "sing",
    "am": "be", "are": "be", "is": "be", "was": "be", "were": "be", "been": "be",
    "gone": "go", "went": "go", "does": "do", "did": "do", "done": "do", "has": "have",
    "had": "have", "thinking": "think", "saw": "see", "said": "say", "lying": "lie",
    "dying": "die", "tying": "tie", "fell": "fall", "fed": "feed", "led": "lead", "swore": "swear",
    "could": "could", "people": "people", "lives": "life", "wives": "wife", "knives": "knife",
    "housewives": "housewife", "midwives": "midwife", "loaves": "loaf",
    "leaving": "leave", "calves": "calf", "oxen": "ox", "axes": "axis",
    "crises": "crisis", "indices": "index", "vertices": "vertex", "matrices": "matrix",
    "criteria": "criterion", "phenomena": "phenomenon", 
    "overlain": "overlie", "asses": "ass", "lenses": "lens", "grew": "grow", "ran": "run",
    "overblown": "overblown",
}  # fmt: skip
"""Surface → lemma, before anything else is asked."""

PLURALS = frozenset(
    ["children", "grandchildren", "criteria", "phenomena", "feet", "teeth", "mice", "geese", "oxen"]
)
"""Those without an s, besides men and what ends in it."""

CONTRACTED = {
    "can't": "can", "cannot": "can", "won't": "will", "shan't": "shall", "ain't": "be",
    "let's": "let", "isn't": "be", "aren't": "be", "wasn't": "be", "weren't": "be",
    "hasn't": "have", "haven't": "have", "hadn't": "have", "don't": "do", "doesn't": "do",
    "didn't": "do", "couldn't": "could", "wouldn't": "would", "shouldn't": "should",
    "mustn't": "must", "needn't": "need", "mightn't": "might", "y'all": "you", "o'clock": "o'clock",
    "ma'am": "ma'am", "gonna": "go", "wanna": "want", "gotta": "get",
    "kinda": "kind", "i'm": "I", "i've": "I", "i'll": "I", "i'd": "I",
}  # fmt: skip
"""Contractions are forms of their first word."""

FAULTS = {
    "abutt": "abut", "annexe": "annex", "assaile": "assail",
    "asse": "ass", "budg": "budge", "cancell": "cancel", "crafte": "craft", "deposite": "deposit",
    "determin": "determine", "develope": "develop", "dispell": "dispel", "drenche": "drench",
    "envie": "envy", "evene": "even", "exemplifie": "exemplify", "extoll": "extol",
    "fantasie": "fantasy", "fixe": "fix", "frolick": "frolic", "gaine": "gain", "grannie": "granny",
    "gree": "greed", "growe": "grow", "guarde": "guard", "housewive": "housewife",
    "interne": "intern", "labell": "label", "lense": "lens", "longe": "long", "maladie": "malady",
    "mimick": "mimic", "mixe": "mix", "mollifie": "mollify", "mone": "money", "nannie": "nanny",
    "orgie": "orgy", "panick": "panic", "playe": "play", "politick": "politics",
    "preferr": "prefer", "prefixe": "prefix",
    "proclaime": "proclaim", "recoupe": "recoup", "scath": "scathe",
    "shie": "shy", "signall": "signal", "smoothe": "smooth", "springe": "spring",
    "sweare": "swear", "swinge": "swing", "thanke": "thank", "thinke": "think",
    "midwive": "midwife",
    "teste": "test", "programme": "program", "reprogramme": "reprogram",
    "travell": "travel", "modell": "model", "benefitt": "benefit", "focuss": "focus",
}  # fmt: skip
"""simplemma's faulty lemma → the word."""

NAMES = _words(
    "anthropic bayes bob claude gemini harry ilia jack jerry ken matt nick rob ron "
    "sam shannon ted tom turing"
)
"""Lower-case forms that, written with a capital, are taken for names."""

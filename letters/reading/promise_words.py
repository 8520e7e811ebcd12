"""The words by which a promise of a day is told from all else that names a day (letters.reading.promises)."""

from .patterns import pattern


def _words(*groups):
    """A pattern for any of the words in `groups`, each a text with "|" between them, whole and in any capitals."""
    return pattern(rf"\b(?:{'|'.join(groups)})\b", 2)


# An empty line ends a sentence, unless the next goes on in small letters: scans have empty lines anywhere.
SENTENCE = pattern(r"(?<=[.!?;])\s{1,4}(?=[A-ZÀ-Þ“\"(•*-])|\n[ \t]{0,8}\n(?=\s{0,8}[^\sa-z0-9])|\n\s{0,4}(?=[-*•] )")
SHORT = pattern(r"\b(?:Mr|Mrs|Ms|Dr|Cllr|Prof|St|No|approx|Rev|Hon|e\.g|i\.e)\.\s", 2)
QUOTED = pattern(r"“[^“”]{20,600}”|\"[^\"\n]{20,600}\"")

WILL = _words(
    r"will|shall|won['’]t|should|can|am|going to|able to|ought to|want to|would like to|likely to|to follow"
    r"|promise|may I|intention (?:is )?to",
    r"aim(?:s|ing)?|expect(?:s|ed|ing)?|anticipate[sd]?|hop(?:e|es|ing)|intend(?:s|ed|ing)?|plan(?:s|ning)?(?= to)",
    r"propos(?:e|ing)|undertake|commit(?:ted)?|guarantee|envisage[sd]?|foresee|mean to|endeavour|look(?:ing)? to",
    r"try(?:ing)?|due(?= to be| for| by| in)|target(?:ing)?|scheduled to|set to|on (?:track|course) to",
    r"are(?= (?:working towards|aiming))|working towards?|asked|arranged|instructed",
    r"(?:I|we|you|they|it|this|he|she)['’](?:ll|d)",
    r"byddwn|byddaf|bydd|fydd|ceisiwn|bwriadwn|anelwn|gobeithiwn|gobeithiaf|disgwyliwn|gobeithio|bwriadu"
    r"|bwriadaf|caiff|addo",
)
# Verbs that need nothing else to be an answer …
ANSWER = _words(
    r"respon(?:d|se|ses|ding)|repl(?:y|ies|ying)|answer(?:ing)?|writ(?:e|ing)(?: back)?(?: to you)|write again"
    r"|write back",
    r"writ(?:e|ing) (?:more )?fully|in writing|let you have|let you know|with you|to you|come back|coming back"
    r"|get back",
    r"getting back|revert|return to you|in touch|in contact|contact you|update you|reach(?:es)? you|do so|do this",
    r"(?:hear )?from (?:us|me)|publication|have something for you|ymateb|ysgrifennu",
)
# … and those that are one only of papers, or with "you".
SENDING = _words(
    r"send(?:ing)?|sent|shar(?:e|ed|ing)|provid(?:e|ed|ing)|submit(?:ted|ting)?|suppl(?:y|ied|ying)|forward(?:ed|ing)?",
    r"publish(?:ed)?|available|complet(?:e|ed|ion)|finali[sz]ed?|ready|deliver(?:ed)?|issue[d]?"
    r"|in a position",
    r"follow|receive|have|circulated?|post(?:ed)?|upload(?:ed)?|e-?mail(?:ed)?|pass(?:ed)?|release[d]?|arrive"
    r"|conclude[d]?",
    r"get|sign(?:ed)? off|turn|anfon|darparu|rhannu",
)
PAPERS = _words(
    r"assessments?|profiles?|strateg(?:y|ies)|reports?|updates?|responses?|repl(?:y|ies)|answers?|documents?|papers?",
    r"cop(?:y|ies)|plan|refresh|draft|version|data|figures|information|evaluation|review|letter|it|this|these"
    r"|they|them",
    r"ours|mine|first|second|third|others?|both|which|that|details?|rest|remainder|more|something|everything"
    r"|what you|files?|material"
    r"|annex(?:es)?|appendi(?:x|ces)|attachments?|enclosures?|tables?|evidence|statement|policy|policies|forms?"
    r"|list|you|sna|one",
    r"asesiad|strategaeth|adroddiad|dogfennau",
)
LEADS = pattern(
    r"(?:\b(?:by|before|ahead of|no later than|not later than|later than|on or before|within|in|during|over|on|at|for"
    r"|early|late|mid|from|erbyn|cyn|o fewn|ar|ym|yn|expected|due|follow|this|after|until|than|w/c"
    r"|week (?:commencing|beginning|ending|of))|[:,(–-]|date is|is|of)\s{0,3}(?:the\s)?"
    r"(?:(?:close of (?:business|play)|c\.?o\.?[bp]\.?|close|end of (?:the )?(?:day|play)|noon|midday|end|latest|first"
    r"|second|middle|last week|week|course|weekend|start)\s(?:on\s|of\s|in\s)?(?:the\s)?)?"
    r"(?:w/c\s|week (?:commencing|beginning|ending)\s|later\s|early\s|latest\s|next\s)?(?:on\s)?(?:(?:the|y|yr)\s)?$",
    2,
)
FIRM = pattern(r"\b(?:by|before|ahead of|no later than|not later than|within|erbyn|cyn|o fewn)\s[^,]{0,40}$", 2)
NEAR = pattern(r"^(?:tomorrow|yfory|(?:later )?(?:next|this) (?:week|month|mon|tues|wednes|thurs|fri)(?:day)?)\b", 2)

_sends = (
    r"(?:\s(?:be|have|to|able|also|therefore|then|now|in a position)){0,4}\s(?:send|sent|respond|reply|provide"
    r"|share|write|receive"
    r"|let you have|submit|supply|forward|be in touch|in touch|get back|come back|publish|have)\b"
)
# The day first: "By 18 December, we will send you …"; "it will be 18 December before we can send them".
LED = pattern(
    r"^(?:\s(?:at the latest|20[0-9]{2}))?,?\s(?:I|we|you|our \w{3,20}|my \w{3,20}) (?:will|shall|should|aim"
    r"|hope|expect|intend)" + _sends,
    2,
)
LAG = pattern(
    r"^(?: or so| at the earliest)?,? before (?:I|we|it|they|this|these|you)\b(?:\s(?:can|will|are|is|am|able"
    r"|get|see)){1,3}",
    2,
)
LAGGED = pattern(
    r"\b(?:will|['’]ll|is likely to|going to)\s(?:now\s|probably\s|therefore\s)?(?:be|take)\s(?:until\s"
    r"|at least\s)?(?:the\s)?(?:(?:week (?:commencing|beginning)|end of|middle of)\s)?$",
    2,
)
# The paper first: "publication is planned for January 2021", "our target date for a reply is …".
PLANNED = pattern(
    r"\b(?:publication|completion|release|response|reply|answer|delivery|strategy|assessment|profile|report"
    r"|copy|version|it|date)\b"
    r"[^.;]{0,60}\b(?:is|are)\s(?:now\s|currently\s)?(?:planned|scheduled|due|expected|anticipated|pencilled in"
    r"|set)?\s?"
    r"(?:out\s)?(?:for|in|by|before|on|at|towards)\s(?:the\s|early\s|late\s|mid\s?-?)?$"
    r"|\b(?:target|deadline|date)\b[^.;]{0,40}\b(?:sending|sharing|reply|response|publication|publishing|completion)\b"
    r"[^.;]{0,40}\bis\s(?:now\s)?(?:the\s)?(?:end of\s)?$",
    2,
)

AFTER_THAT = _words(
    r"after|following|once|when|whilst|while|until|till|as soon as|pending|since|because|subject to|as at|ar ôl|wedi",
)
EVENT = _words(
    r"meet(?:s|ing|ings)?|board|committee|panel|launch(?:es|ed)?|workshop|conference|session|summit|visit"
    r"|(?<!in any )event|call",
    r"hearing|appointment|interview|discuss(?:ion)?|dated|letter of|email of|e-mail of|request of|consultation|leave",
    r"cyfarfod|webinar|training|election",
)
_others = (
    r"home office|home secretary|government|ministry|treasury|board|committee|panel|council|cabinet|college of policing"
    r"|inspectorate|hmicfrs|university|evaluators?|partners|partnership board|auditors?|parliament|minister|ministers"
    r"|association|apcc|consultants?|contractors?|elections?|funding|scheme|consultation|police and crime panel|trust"
)
OTHERS = pattern(
    rf"\b(?:the\s|our\s)?(?:{_others}|you and your (?:team|office)|your (?:office|team|letter|colleagues?))"
    r"\s(?:have\s|has\s)?$",
    2,
)
TO_OTHERS = pattern(rf"\b(?:to|by|with) (?:the |our )?(?:{_others})\b", 2)
NEGATED = _words(r"not|cannot|unable|unlikely|never|neither|nor|no longer|won['’]t|ni fydd|ni allwn", r"\w{2,6}n['’]t")
UNLIKE_NEGATED = pattern(r"\b(?:not later than|no later than|not only)\b", 2)
CLAUSE = pattern(r"[,;:]|\b(?:but|and|or)\b", 2)
ASKED = _words(
    r"please(?! be assured| rest| note| accept| bear| find| see| be aware| be advised)|kindly|grateful"
    r"|could you|can you|would you|may I ask|from you|from your|hear(?:ing)? (?:back )?from you",
    r"you (?:asked|ask|requested|request|wanted|set|gave|wrote|wished|would like|need|want|must)",
    r"your (?:deadline|request that|letter asks|letter asked|reply|confirmation|agreement)|we were asked",
    r"were (?:asked|requested)|let (?:me|us) know|look(?:ing)? forward|need (?:a|your|it|them|this)"
    r"|require (?:a|your)|awaiting",
    r"await|expect (?:an? (?:answer|reply|response)|your|to (?:hear|receive|have))|get back to (?:me|us)",
    r"(?:send|return|provide|give|let) (?:it |them )?(?:to )?(?:me|us)",
)
# "The data you requested" are what is promised, not a request.
RELATIVE = pattern(r"\b(?:(?:that|which)\s)?you\s(?:have\s)?(?:asked\s(?:me\s|us\s)?for|requested|wanted|need)\s*$", 2)
# Said to us, the same words promise: "you can expect a reply".
EXPECTED_BY_YOU = pattern(r"\byou (?:can|may|should|could|will)(?: now)? expect\b", 2)
REPORTED = _words(
    r"said|told|stated|promised|indicated|advised|informed|explained|wrote|had hoped|had intended|had expected|was due",
    r"were due|had planned|originally|previously|last year|(?:was|were) (?:sent|published|shared)|has been"
    r"|have been|having",
)
ME_FREE = pattern(
    r"\b(?:I|we)\b[^,;]{0,40}\bavailable\b|\bavailable (?:to (?:meet|talk|speak|discuss)|for (?:a |an )?(?:call"
    r"|meeting))",
    2,
)
TASKED = _words(r"asked|arranged|instructed")
OURS = pattern(r"\b(?:I|we|my|our|he|she|they)\b[^,;]{0,60}$", 2)
YOURS = _words(r"you|your office|with you")

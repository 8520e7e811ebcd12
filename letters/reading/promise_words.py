"""The words by which a promise of a day is told from all else that names a day (letters.reading.promises)."""

from .patterns import pattern


def _sorted(words):
    """`words`, with "|" between them, as a pattern in which only those of a letter are tried at that letter."""
    alone, by_letter = [], {}
    for word in _apart(words):
        if word[0].isalpha() and (len(word) == 1 or word[1] not in "?{*+"):
            by_letter.setdefault(word[0].lower(), []).append(word[1:])
        else:
            alone.append(word)
    return "|".join([*alone, *(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())])


def _apart(words):
    """The parts of `words` between those "|" that stand in no bracket."""
    parts, depth = [""], 0
    for char in words:
        depth += (char == "(") - (char == ")")
        parts = [*parts, ""] if char == "|" and not depth else [*parts[:-1], parts[-1] + char]
    return parts


def _words(*groups):
    """A pattern for any of the words in `groups`, each a text with "|" between them, whole and in any capitals."""
    return pattern(rf"\b(?:{_sorted('|'.join(groups))})\b", 2)


# An empty line ends a sentence, unless the next goes on in small letters: scans have empty lines anywhere.
SENTENCE = pattern(r"(?<=[.!?;])\s{1,4}(?=[A-ZÀ-Þ“\"(•*-])|\n[ \t]{0,8}\n(?=\s{0,8}[^\sa-z0-9])|\n\s{0,4}(?=[-*•] )")
SHORT = pattern(r"\b(?:Mr|Mrs|Ms|Dr|Cllr|Prof|St|No|approx|Rev|Hon|e\.g|i\.e)\.\s", 2)
MBER = pattern(r"(?<=(?:Nove|nove|Dece|dece))rnber\b|(?<=(?:Septe|septe))rnber\b")
FIGURE = pattern(r"\b(?:[0-9][lI|Oo]|[lI|][0-9])(?=(?:st|nd|rd|th)?\s[A-Z][a-z])|\b2[O0o][2Z][O0o0-9]\b")
QUOTED = pattern(r"“[^“”]{20,600}”|\"[^\"\n]{20,600}\"")

WILL = _words(
    r"will|shall|won['’]t|should|can|am|going to|able to|ought to|want to|would like to|likely to|to follow"
    r"|promise|may I|intention (?:is )?to|(?:is|are) to be|happy to|keen to|look(?:ing)? forward to|set"
    r" ourselves|to have",
    r"aim(?:s|ing)?|expect(?:s|ed|ing)?|anticipate[sd]?|hop(?:e|es|ing)|intend(?:s|ed|ing)?|plan(?:s|ning)?(?= to)",
    r"propos(?:e|ing)|undertake[sn]?|commit(?:ted)?|guarantee|envisage[sd]?|foresee|mean to|endeavour"
    r"|look(?:ing)? to",
    r"try(?:ing)?|due(?= to be| to you| for| by| in)|target(?:ing)?|scheduled to|set to|on (?:track|course) to",
    r"are(?= (?:working towards|aiming))|working (?:towards?|to)|asked|arranged|instructed|tasked",
    r"(?:I|we|you|they|it|this|he|she)['’](?:ll|d)",
    r"byddwn|byddaf|bydd|fydd|ceisiwn|bwriadwn|anelwn|gobeithiwn|gobeithiaf|disgwyliwn|gobeithio|bwriadu"
    r"|bwriadaf|caiff|addo",
)
# Verbs that need nothing else to be an answer …
ANSWER = _words(
    r"respon(?:d|ded|se|ses|ding)|repl(?:y|ies|ied|ying)|answer(?:s|ed|ing)?|dealt with|actioned|over to you"
    r"|writ(?:e|ing)(?: back)?(?: to you)|writ(?:e|ing) again|^expect (?:it|them|these|this|both|all)|in your"
    r" hands|be along|arrive"
    r"|write back",
    r"writ(?:e|ing) (?:more )?fully|in writing|let you have|let you know|with you|to you|come back|coming back"
    r"|get back",
    r"getting back|revert|return to you|in touch|in contact|contact you|update you|reach(?:es)? you|do so|do this",
    r"(?:hear )?from (?:us|me|my|our|the)|have something for you|ymateb|ysgrifennu",
)
# … and those that are one only of papers, or with "you".
SENDING = _words(
    r"send(?:ing)?|sent|shar(?:e|ed|ing)|provid(?:e|ed|ing)|submit(?:ted|ting)?|suppl(?:y|ied|ying)"
    r"|forward(?:ed|ing)?",
    r"publish(?:ed)?|available|complet(?:e|ed|ion)|finali[sz]ed?|ready|deliver(?:ed)?|issue[d]?"
    r"|in a position",
    r"follow|receive|have|circulated?|post(?:ed)?|upload(?:ed)?|placed|put (?:it |them )?(?:on|up)|added|made"
    r"|make|making|hand(?:ed)? over|reach(?:ing|es)?|e-?mail(?:ed)?|pass(?:ed)?|release[d]?|arrive"
    r"|conclude[d]?",
    r"get|sign(?:ed)? off|turn|publication|publishing|send across|following|anfon|darparu|rhannu",
)
PAPERS = _words(
    r"assessments?|profiles?|strateg(?:y|ies)|reports?|updates?|responses?|repl(?:y|ies)|answers?|documents?|papers?",
    r"cop(?:y|ies)|plan|refresh|draft|version|data|figures|information|evaluation|review|letter|it|this|these"
    r"|they|them",
    r"ours|mine|first|second|third|others?|both|which|that|details?|rest|remainder|more|something|everything"
    r"|what you|files?|material"
    r"|annex(?:es)?|appendi(?:x|ces)|attachments?|enclosures?|tables?|evidence|statement|policy|policies|forms?"
    r"|list|publication|you|j?sna|one|chapters?|tables?|sections?|figures|numbers|answers?|pack|link|work"
    r"|product|piece|findings|results"
    r"|analysis|lot|strands?|pages?|summar(?:y|ies)|minutes|submissions?|returns?|refreshed|redacted",
    r"asesiad|strategaeth|adroddiad|dogfennau",
)
LEADS = pattern(
    r"(?:\b(?:by|before|ahead of|no later than|not later than|later than|on or before|within|inside|in|during"
    r"|over|on|at|for"
    r"|early|late|mid|from|erbyn|cyn|o fewn|ar|ym|yn|expected|due|follow|this|after|until|than|w/c"
    r"|week (?:commencing|beginning|ending|of)|towards?|around|about|around|throughout|latest)|[:,(–-]|date is"
    r"|is|target of|target date of)\s{0,3}(?:the\s)?"
    r"(?:(?:close of (?:business|play)|c\.?o\.?[bp]\.?|close|end of (?:the )?(?:day|play)|first thing|lunchtime"
    r"|noon|midday|end|latest|first"
    r"|second|middle|last week|week|course|weekend|start)\s(?:on\s|of\s|in\s)?(?:the\s)?)?"
    r"(?:w/c\s|week (?:commencing|beginning|ending)\s|later\s|early\s|latest\s|next\s)?(?:on\s)?(?:(?:the|y|yr)\s)?$",
    2,
)
FIRM = pattern(r"\b(?:by|before|ahead of|no later than|not later than|within|erbyn|cyn|o fewn)\s[^,]{0,40}$", 2)
NEAR = pattern(
    r"^(?:tomorrow|(?:a )?(?:week|fortnight) (?:on|from|today)\b|\w{6,9} week\b|yfory|(?:later )?(?:next|this)"
    r" (?:week|month|mon|tues|wednes|thurs|fri)(?:day)?)\b",
    2,
)

# The day first: "By 18 December, we will send you …"; "it will be 18 December before we can send them".
FRONTED = pattern(
    r"(?:^|[,;:–-]\s|\b(?:and|but|so)\s|\bwhich (?:we (?:expect|anticipate|hope) )?(?:will|should|to|is"
    r" expected to) be\s|^(?:however|therefore|hopefully|i hope|in any (?:case|event)),?\s)"
    r"(?:(?:by|on or before|before|on|in|within|during|over|from|no later than|not later than|at|w/c|ahead of"
    r"|towards|erbyn"
    r"|cyn|o fewn)\s)[^,;.]{0,40}$",
    2,
)
FRONTED_REST = pattern(
    r"^(?:\s(?:at the (?:very )?latest|if not before|of (?:this|the) (?:letter|year|month)|of today|from"
    r" (?:today|now)))*,?\s",
    2,
)
LAG = pattern(
    r"^(?: or so| at the earliest)?,? before (?:I|we|it|they|this|these|you)\b(?:\s(?:can|will|are|is|am|able"
    r"|get|see|hear|receive|have)){1,3}",
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
    r"[^.;]{0,60}\b(?:is|are|can be|may be|should be)\s(?:now\s|currently\s|also\s)?(?:planned|scheduled|due"
    r"|expected|anticipated"
    r"|pencilled in|intended|set)?\s?"
    r"(?:out\s|to issue\s|publication\s|release\s)?(?:for|in|by|before|on|at|towards|within)\s(?:the\s|early\s"
    r"|late\s|mid\s?-?)?$"
    r"|\b(?:target|deadline|date)\b[^.;]{0,40}\b(?:sending|sharing|reply|response|publication|publishing"
    r"|completion)\b"
    r"[^.;]{0,40}\bis\s(?:now\s)?(?:the\s)?(?:end of\s)?$",
    2,
)

AFTER_THAT = _words(
    r"after|following|once|when|whilst|while|until|till|as soon as|pending|since|because|subject to|as at|ar ôl|wedi",
)
EVENT = _words(
    r"meet(?:s|ing|ings)?|(?:board|committee|panel)(?!['’])|launch(?:es|ed)?|workshop|conference|session|summit|visit"
    r"|(?<!in any )event|call",
    r"hearing|appointment|interview|discuss(?:ion)?|dated|letter of|email of|e-mail of|request of|consultation|leave",
    r"cyfarfod|webinar|training|election|consider|reconsider|decide|deliberate|reflect|review the",
)
_others = _sorted(
    r"home office|home secretary|government|ministry|treasury|board|committee|panel|council|cabinet|college of"
    r" policing"
    r"|inspectorate|hmicfrs|university|universities|evaluators?|partners|auditors?|parliament|ministers?"
    r"|schools?|providers?"
    r"|association|apcc|consultants?|contractors?|elections?|funding|scheme|consultation|police and crime panel"
    r"|trust|force"
    r"|constabulary|chief constable|police|(?<!my )(?<!our )officers|pupils|teachers|members|partner agencies"
    r"|agencies|ons|nhs|ccg|courts?|judge"
    r"|inquiry|assembly|famil(?:y|ies)|residents|communities|the public|forces|charity|charities|researchers"
    r"|academics|suppliers|bidders|applicants|grantees|public health"
    r" england|mps?"
    r"|commission(?=\s)|ombudsman|regulator|spending review|budget|(?:white|green) paper|legislation|bill"
    r"|census|office for national statistics|youth endowment fund"
)
# A clause's own subject stands at its end: "the university" in "the strategy, which the university will publish".
OTHERS = pattern(
    rf"\b(?:the\s|our\s)?(?:{_others}|(?:universit\w+|college|council|office for) (?:of |for )?\w+(?: \w+)?|you"
    rf" and your (?:team|office)|your (?:office|team|colleagues?))"
    r"\s(?:have\s|has\s)?$",
    2,
)
OF_OTHERS = pattern(rf"\b(?:{_others})['’]s?\s", 2)
NAMES_OTHERS = pattern(rf"\b(?:{_others})\b", 2)
THEY = pattern(r"\b(?:they|who)\s(?:have\s|has\s)?$", 2)
HAD = pattern(r"\b(?:had|was|were)\s(?:\w+ly\s|originally\s)?$", 2)
YOUR_LETTER = pattern(r"\bpublish(?:ed|ing)? (?:all |both )?(?:of )?your\b", 2)
CONDITION = pattern(
    r"^(?:\W*(?:and|but|so),? )?(?:if|unless|should (?!be |also |you )|in the event|subject to|provided"
    r"|assuming|were (?:you|we))\b",
    2,
)
# After its comma a condition may go on with a promise: "If you agree, we will send it by …".
GOES_ON = pattern(r",\s(?:then\s)?(?:I|we|you|it|he|she|they|our|my|the|a|an)\s", 2)
# Boilerplate below a message, with all that follows, is nobody's promise.
FOOTER = pattern(
    r"(?:^|\n)[ \t*_-]{0,60}(?:confidential(?:ity)?\b[ .:*-]|disclaimer\b|legal notice|important(?: notice)?:"
    r"|privacy(?: notice| statement)?\s?[:.]"
    r"|(?:this|the|any) (?:e-?mail|message|communication|transmission|contents"
    r"|information)s?\b[^\n]{0,80}\b(?:intended|confidential|privileged"
    r"|(?:solely|only) for)|(?:please )?consider the environment|(?:if|should) you (?:have received this|are"
    r" not the|not be the)"
    r"|(?:any |the )?(?:views|opinions) (?:or opinions )?(?:expressed|in this)|(?:e-?mails?|messages) (?:may"
    r"|are|sent|will) (?:be )?(?:monitored|scanned|retained"
    r"|recorded|read)|(?:we|our office) (?:process|hold) (?:your )?personal data|how we use your (?:data"
    r"|information))",
    2,
)
# What a machine writes by itself, whatever its head says.
AUTOMATIC = pattern(
    r"\b(?:this is an? (?:automat|auto)\w*|automat(?:ed|ic|ically)[ -](?:generated|reply|response"
    r"|acknowledge?ment|message|e-?mail)"
    r"|auto-?(?:reply|response|acknowledge?ment)|(?:please )?do not reply to this (?:e-?mail|message|address)"
    r"|this (?:mailbox|inbox|address|account) is (?:not|un)\s?(?:monitored|manned|attended|staffed)?"
    r"|(?:I am|I['’]m|I will be|I shall be) (?:currently |now )?(?:out of (?:the )?office|away from (?:the"
    r" office|my desk)|on (?:annual |sick |maternity |paternity )?leave)"
    r"|out of (?:the )?office (?:until|from|reply))",
    2,
)
# What is in doubt before the words of will is no promise, and nor is what the reader is to do.
DOUBT = pattern(
    r"\b(?:(?<!no )doubt(?:s|ful|ed)?|whether|uncertain|unclear|unsure|too early|too soon|if (?:it|we|they|this"
    r"|I)|wonder)\b",
    2,
)
YOURS_TO_DO = pattern(
    r"\byou\s(?:will|shall|should|can|may|must|might|would|ought to|are to)\s(?:(?:also|then|now|therefore"
    r"|shortly|soon|of course)\s)?"
    r"(?!(?:receive|have|get|hear|see|expect|find|look forward|be (?:sent|provided|given|updated|contacted|able"
    r"|in receipt|hearing"
    r"|receiving|notified|informed|answered))\b)|\byou['’]ll\s(?!(?:receive|have|get|hear|see|be (?:sent"
    r"|hearing))\b)",
    2,
)
YOUR_PAPERS = pattern(
    r"\byour\s(?:\w+\s)?(?:report|publication|inquiry|review|strategy|annual|office|team|website)\b", 2
)
BEGINS = pattern(r"\b(?:start|begin|commence|consider|reconsider|discuss|review|explore|look at|think about)\b", 2)
# Whose promise it is: theirs, or of the papers. What stands for nobody is taken for theirs where it speaks to "you".
_theirs = _sorted(
    r"I|we|he|she|it|they|this|these|that|those|both|all|which|who|you|my|our|ours|mine|us|me|someone"
    r"|somebody|everything"
    r"|commissioners?|pcc|pfcc|opcc|deputy|mayor|chief|executive|office|unit|vrus?|vrp|partnership|network"
    r"|teams?|colleagues?"
    r"|director|head|managers?|lead|officers?|officials?|secretary|assistant|analysts?|staff|coordinator"
    r"|co-ordinator|clerk|adviser"
    r"|advisor|author|response|reply|replies|answers?|update|letter|correspondence|request|questions?|enquiry"
    r"|query|link|publication"
    r"|completion|comisiynydd|swyddfa|ymateb|rydym|rydyn|rwyf|rwy|byddwn|byddaf|ceisiwn|bwriadwn|anelwn"
    r"|gobeithiwn|gobeithiaf"
)
THEIRS = pattern(rf"\b(?:{_theirs})\b|^\W*$|\b[lI|1]\s*$", 2)
HELPERS = _words(
    r"can|will|shall|would|should|now|also|therefore|to|hope|am|are|is|have|has|do|be|then|so|still|in turn"
)
PASSIVE = pattern(r"\b(?:be|been|being)\b", 2)
NAMED = pattern(r"^\W*(?:and |but |so |as |then )?(?:(?-i:[A-Z])[\w'’-]{1,20}\.?\s){1,4}(?:\(\w+\)\s)?$", 2)
QUESTION = pattern(r"\?\W*$")
MAY_WE = pattern(r"^\W*(?:may|might) (?:I|we)\b", 2)
TO_US = pattern(r"\b(?:to|with) (?:us|me|this office|my office|the unit)\b", 2)
TO_OTHERS = pattern(
    rf"\b(?:to|by|with|from) (?:(?:the|our|all|other|every|each|local|its|these|those)"
    rf" ){{0,3}}(?:{_others})\b(?!['’])",
    2,
)
NEGATED = _words(r"not|cannot|unable|unlikely|never|neither|nor|no longer|won['’]t|ni fydd|ni allwn", r"\w{2,6}n['’]t")
UNLIKE_NEGATED = pattern(r"\b(?:not later than|no later than|not only)\b", 2)
AND = pattern(r"[;.]|,? and (?:we|I|you|it|then|that)\b|, (?:when|which|where)\b", 2)
GOVERNMENT = pattern(r"\b(?:home office|government|ministry|treasury|inspectorate|hmicfrs|home secretary)\b", 2)
CLAUSE = pattern(r"[,;:]|\b(?:but|and|or)\b", 2)
ASKED = _words(
    r"please(?! be assured| expect| rest| note| accept| bear| find| see| be aware| be advised)|kindly|grateful"
    r"|could you|can you|would you|may I ask|from you|from your|hear(?:ing)? (?:back )?from you",
    r"you (?:asked|ask|requested|request|wanted|set|gave|wrote|wished|would like|need|want|must)",
    r"your (?:deadline|request that|letter asks|letter asked|reply|confirmation|agreement)|we were asked",
    r"were (?:asked|requested)|let (?:me|us) know|need (?:a|your|it|them|this)"
    r"|require (?:a|your)|awaiting",
    r"await|look(?:ing)? forward to (?:your|hear|receiv|meet|seeing|a |the |discuss|working|welcom)\w*|expect"
    r" (?:an? (?:answer|reply|response)|your|to (?:hear|receive|have))|get back to (?:me|us)",
    r"(?:send|return|provide|give|let) (?:it |them )?(?:to )?(?:me|us)",
)
# "The data you requested" are what is promised, not a request.
RELATIVE = pattern(
    r"\b(?:(?:that|which)\s)?you\s(?:have\s)?(?:asked\s(?:me\s|us\s)?for|requested|wanted"
    r"|need)\s*$",
    2,
)
# Said to us, the same words promise: "you can expect a reply".
EXPECTED_BY_YOU = pattern(
    r"\byou (?:can|may|should|could|will)(?: now| also| therefore)? (?:expect|look forward to)\b|^\W*(?:please"
    r" )?expect\b",
    2,
)
REPORTED = _words(
    r"said|told|stated|promised|indicated|advised|informed|explained|wrote|had hoped|had intended|had expected"
    r"|was due",
    r"were due|had planned|originally|previously|last year|(?:was|were) (?:sent|published|shared)|has been"
    r"|have been|having",
)
ME_FREE = pattern(
    r"\b(?:I|we)\s(?:(?:am|are|will|would|could|can|shall|should|also|be|now|both)\s){1,3}available\b"
    r"|\bavailable (?:to (?:meet|talk|speak|discuss)|for (?:a |an )?(?:call"
    r"|meeting))",
    2,
)
TASKED = _words(r"asked|arranged|instructed|tasked")
OURS = pattern(r"\b(?:I|we|my|our|he|she|they)\b[^,;]{0,60}$", 2)
YOURS = _words(r"you|your office|with you")

"""The words by which a reply is told to give, to put off, to refuse or only to acknowledge"
" (letters.reading.reply_kinds)."""

from .patterns import pattern

_papers = (
    r"(?:needs? assessments?|problem profiles?|profiles?|strateg(?:y|ies)|reports?|updates?|documents?|cop(?:y|ies)"
    r"|information|data|papers?|material|plans?|SNA|it|them|these|this|those|either|any of)"
)
_passing_on = (
    r"(?:shar(?:e|ed|ing)|provid(?:e|ed|ing)|disclos(?:e|ed|ing)|releas(?:e|ed|ing)|suppl(?:y|ied|ying)|send(?:ing)?"
    r"|sent|suppl(?:y|ied)|forward(?:ed|ing)?|comply(?:ing)? with|accede to|agree to|assist|help)"
)
REFUSES = pattern(
    rf"\b(?:(?:unable|not able|not (?:be )?(?:willing|prepared|permitted|content|minded)) to {_passing_on}"
    rf"|not (?:be )?in a position to (?:be able to )?{_passing_on}"
    rf"|(?:cannot|can ?not|can['’]t|could not|will not|won['’]t|shall not|must not|may not|do not (?:intend"
    rf"|propose|wish|plan)"
    rf" to|not going to)\s(?:therefore\s|be\s|be able to\s|currently\s){{0,2}}{_passing_on}"
    r"|(?:will|shall|do|does|would) not (?:be )?(?:respond(?:ing)?|reply(?:ing)?|tak(?:e|ing) part"
    r"|contribut(?:e|ing))\b"
    r"(?! (?:by|before|until|within|in time|in full|fully|substantively|at this stage))"
    r"|(?:must|have to|obliged to|regret(?:fully)?|wish to|has decided to|have decided to|would) (?:therefore )?"
    r"(?:decline|refuse|withhold)|(?:I|we|has|have|commissioner) (?:therefore |respectfully )?(?:decline[sd]?"
    r"|refuse[sd]?)"
    r"|(?:is|are|being|be|has been) withheld|exempt(?:ed)? from (?:disclosure|release|publication)|not (?:for"
    r"|suitable for)"
    r" (?:external )?(?:disclosure|release|circulation|sharing)|not (?:be )?appropriate (?:for (?:us|me) )?to"
    rf" {_passing_on}|decided (?:that (?:we|it|they) will not|not to) (?:be )?{_passing_on}"
    r"|(?:withholding|refusing|declining) (?:it|them|the|this|your|to))\b",
    2,
)
# What is refused for now is put off; a deadline that is missed is no refusal, and nor is "please do not share this".
NOT_REFUSED = pattern(
    r"\b(?:until|till|yet|before (?:it|they|the|its|then)|by (?:your|the) (?:deadline|date)|in the time|at this"
    r" (?:stage|time|point)"
    r"|at present|currently|for the moment|not to be|please (?:do not|don['’]t)|with (?:third parties|others"
    r"|the public)"
    r"|further than|more fully)\b",
    2,
)
GIVES = pattern(
    r"\b(?:(?:please|pls)\s(?:see|find|also find|find herewith)\s(?:\w+\s){0,3}?(?:attached|enclosed|below|link|here)"
    r"|(?:I|we|it)\s(?:also\s|now\s|have\s|am\s|are\s|hereby\s|therefore\s){0,3}(?:enclos|attach)(?:e|ed|es|ing)?"
    r"|(?:attached|enclosed|herewith)\s(?:is|are|you will|please|to this|with this|herewith|for|as requested"
    r"|our|the|a|copies)"
    r"|(?:is|are|as|herewith|now)\s(?:attached|enclosed)|find (?:attached|enclosed)|see attached|as attached"
    r"|(?:can|may|could|will) be (?:found|accessed|viewed|downloaded|read|seen) (?:at|on|here|via|in|by|from|through)"
    r"|(?:is|are|was|were|been)\s(?:already\s|now\s|also\s|all\s|both\s)?(?:published|available|online|accessible)"
    r"(?:\s(?:now|online|already|to (?:view|read|download)|publicly))?"
    r"\s(?:at|on|here|via|in|from|through|online)"
    r"|here (?:is|are) (?:the|our|a|your)|(?:the |a )?links? (?:is|are|to (?:it|them|our|the)|below)|in the"
    r" attach(?:ed|ments?)"
    r"|(?:I|we) (?:am|are) (?:pleased|happy|glad) to (?:enclose|attach|share|provide|send|supply)"
    r"|(?:am|are|by) (?:sending|sharing|providing|submitting) (?:you )?(?:with this|herewith|here|today|both"
    r"|all|our|the)\b"
    r"|can find (?:\w+\s){1,6}?(?:here|at|on|below|via)"
    r"|amgaeaf|amgaewn|amgaeir|ynghlwm|atodaf|wedi'i atodi)",
    2,
)
# Of the papers asked for that there is none is an answer, too.
NOT_HELD = pattern(
    r"\b(?:(?:do(?:es)?|did) not (?:currently |yet |at present )?(?:have|hold|possess|produce|keep|maintain)"
    r"|(?:hold|have|has|holds) no|(?:there (?:is|are)) (?:currently |at present )?no"
    r"|(?:has|have) not (?:yet )?(?:been )?(?:produced?|written|drawn up|developed?|commissioned?|prepared?)"
    rf"|no such)\s(?:\w+\s){{0,5}}?{_papers}\b",
    2,
)
# Telling what was done is answering a question about progress.
TELLS = pattern(
    r"\b(?:(?:we|unit|partnership|VRU|network|I|it|programme|hub|team|partners|projects?|force)\s(?:have"
    r"|has)\s(?:now\s|also\s|so far\s"
    r"|already\s|since\s|recently\s)?(?:been\s)?(?:establish|launch|work|deliver|reach|commission|develop|agree"
    r"|appoint|recruit"
    r"|fund|train|complet|spen[dt]|support|engag|set up|begun|started|made|trained|expand|introduc|held|adopt"
    r"|identif|refresh"
    r"|updat|increas|reduc)\w{0,4}"
    r"|progress (?:to date|so far|since|made|against|has been)|(?:to|until) date,? (?:we|the|it|our)|since"
    r" (?:then|april|july"
    r"|january|october|september|march|the launch|your letter)|so far (?:we|the|it|our|this)|in (?:answer"
    r"|response|reply) to your"
    r" (?:\w+ )?questions?|answers? to your questions?|answers? (?:all (?:of )?)?(?:you\b|your)|everything"
    r" (?:that )?you asked|to answer your|as (?:you|your letter) asked?,"
    r"|(?:young people|children|families|pupils|people|teachers|staff|officers|schools)"
    r" (?:have|were|has|had) (?:been )?(?:supported|reached|engaged|trained|referred|helped|visited|taken part))\b",
    2,
)
REMAINS = pattern(
    r"\b(?:(?:the )?(?:remaining|outstanding|other|second|third|rest|remainder|final)\b.{0,60}\b(?:will|to"
    r"|shall) (?:be |follow)"
    r"|(?:will|to|shall) follow|in part|part(?:ial)? (?:reply|response|answer)|interim (?:reply|response|answer)"
    r"|(?:still|currently|yet) (?:being|to be) (?:drafted|finali[sz]ed|completed|prepared|refreshed|written)"
    r"|as soon as (?:it|they|this|these) (?:is|are)|once (?:it|they|this|these|the \w+) (?:is|are|has|have))\b",
    2,
)
HOLDING = pattern(
    r"\b(?:before (?:we|I) can (?:\w+ ){1,4}|(?:could|can|would) you (?:please |kindly )?(?:tell|clarify"
    r"|confirm (?:which|what|whether)|specify|say)"
    r"|hold(?:ing)? (?:the|your|this) (?:request|letter|matter) open|holding (?:reply|response|letter|email"
    r"|e-mail|note|message)|interim (?:reply|response)|(?:more|further|additional) time"
    r"|(?:an )?extension (?:to|of|until))\b",
    2,
)
PUTS_OFF = pattern(
    r"\b(?:(?:will|shall|['’]ll|aim to|hope to|going to"
    r"|intend to|expect to|endeavour to|seek to|able to|should)\s(?:\w+\s){0,4}?(?:respond|reply|answer|write"
    r"|get back|come back"
    r"|revert|be in touch|be in contact|provide (?:you with )?(?:a|our|the)|send|let you have|hear from|receive"
    r" a)\b.{0,100}?\b(?:in due course"
    r"|as soon as|shortly|soon|in the (?:near|coming)|when|once|in time|at the earliest|without delay|presently"
    r"|after|later)"
    r"|(?:response|reply|answer)\s(?:is (?:being|in)|will be|will|to)\s(?:prepar|draft|follow|sent|issued"
    r"|provided)\w{0,3}"
    r"|(?:strategy|assessment|profile|update|report|documents?) (?:has|have) been (?:delayed|postponed)|bear"
    r" with (?:us|me)|byddwn yn ymateb)\b",
    2,
)
ACKNOWLEDGES = pattern(
    r"\b(?:safely received|received,? (?:with )?thanks?|re(?:cvd|c['’]d)\b|acknowledg(?:e|es|ed|ing|ement)"
    r"|confirm(?:s|ing)? (?:safe )?receipt|(?:have|has|is|was|been) (?:safely |now |been )?"
    r"(?:received|logged|recorded|registered|noted)|receiv(?:ing|e) attention|receipt of your"
    r"|(?:have|has) (?:been )?(?:passed|forwarded|sent|referred|shared|allocated|directed|brought)\s(?:it\s"
    r"|this\s|your \w+\s|on\s){0,3}"
    r"(?:to|with) (?:the attention|the|our|my|a|colleagues)|(?:passed|forwarded|referred|handed) (?:it|this"
    r"|your \w{4,14}) "
    r"(?:on )?to|thank(?:s| you) (?:very much )?for (?:your|the) (?:letter|email|e-mail|correspondence|message|note)"
    r"|many thanks for (?:your|the) (?:letter|email|e-mail|correspondence)|cydnabod|diolch am eich)\b",
    2,
)

"""Thirty-four files that the rules were made on. All of it is invented."""

from tests.intake_set.cases import Case

LETTER, PROFILE, STRATEGY = "covering_letter", "problem_profile", "response_strategy"
UPDATE, OTHER = "progress_update", "enclosure"

CASES = [
    Case("a01", "eml", "re.eml", "Dear Sam,\n\nThank you for the letter IASC-2020-0001. We will respond by 27 November.\n\nKind regards\nAnn",
         "sampleshire", LETTER, ("2020-11-27",), "Ann Ample", "ann.ample@sampleshire-pcc.example", names_us=True),
    Case("a02", "eml", "re.eml", "Dear Sam,\n\nPlease see attached our response.\n\nRegards", "norland", LETTER, (), "Lee", "lee@norland-pcc.example", quotes="norland"),
    Case("a03", "pdf", "Letter to IASC.pdf", "Testingham Police and Crime Commissioner\n\n6 November 2020\n\nDear Commissioner,\n\nThank you for your letter of 2 November 2020 about hand car washes. Our force took part in four inspections of nail bars in the summer.\n\nYours sincerely,\nRobin Testing",
         "testingham-2", LETTER),
    Case("a04", "pdf", "scan0001.pdf", "Testingham Police and Crime Commissioner\n\n6 November 2020\n\nDear Commissioner,\n\nThank you for your letter of 13 October 2020. I am glad that you read how schools in the north of the city teach about knives. We intend to provide our refreshed strategy in the new year.\n\nYours sincerely,\nRobin Testing",
         "testingham", LETTER, ("2021-01-31",)),
    Case("a05", "docx", "Reply.docx", "9 November 2020\n\nDear Dame Sara,\n\nMany thanks for writing to me. The Mockford Violence Prevention Partnership has no strategy of its own yet. A draft will be with you before Christmas.\n\nYours sincerely\nDana Mock", "mockford", LETTER, ("2020-12-24",)),
    Case("a06", "scan", "20201110093000.pdf", "10 November 2020\n\nDear Commissioner,\n\nThank you for your letter of 13 October 2020. We enclose the problem profile of Eastmarsh and will send the response strategy by 4 December 2020.\n\nYours sincerely,\nKit Marsh", "eastmarsh", LETTER, ("2020-12-04",), turned=180),
    Case("a07", "msg", "reply.msg", "Dear Sam\n\nI have asked our head of policy, Jo Dent, to respond to you within two weeks.\n\nKind regards", "calder", LETTER, ("2020-11-23",), "PA to Morgan Calder", "pa@caldershire.example"),
    Case("a08", "pdf", "Brackenbury SNA 2020.pdf", "Brackenbury Violence Reduction Unit\n\nStrategic Needs Assessment\n\nOctober 2020\n\nContents\n\n1. Introduction\n\nThis assessment describes hotspots, cohorts and the prevalence of violence per 1,000 population.", "bracken", PROFILE),
    Case("a09", "pdf", "Final v3.pdf", "Fennwick Violence Reduction Network\n\nResponse Strategy 2020 to 2023\n\nOur vision\n\nOver the next three years our priorities are informed by the needs assessment.", "fennwick", STRATEGY),
    Case("a10", "docx", "progress report q2.docx", "Sampleshire Violence Reduction Unit\nProgress report, quarter 2\nTo date 400 young people have been reached by the youth hubs in market towns. Milestones are on track.", "sampleshire", UPDATE),
    Case("a11", "xlsx", "monitoring.xlsx", "Norland Serious Violence Unit\nIntervention|Reached|RAG\nDetached youth work|210|Green\nMilestones to date|4|Green", "norland", UPDATE, subject="Progress"),
    Case("a12", "txt", "covering letter.txt", "5 November 2020\n\nDear Commissioner,\n\nI write on behalf of Pat Wold. Wolding has shared its strategy online. We have nothing further to add.\n\nYours faithfully,\nThe office of the Police and Crime Commissioner for Wolding", "wolding", LETTER),
    Case("a13", "eml", "auto.eml", "Thank you for your e-mail. I am on leave until 23 November and will reply on my return.", "fennwick", LETTER, (), "Lesley Fenn", "pcc@fennwick.example", subject="Automatic reply: Your letter"),
    Case("a14", "eml", "newsletter.eml", "Dear subscriber,\n\nOur autumn newsletter is out. Book your place by 30 November.\n\nRegards", None, LETTER, (), "News", "news@publisher.example", subject="Autumn offers"),
    Case("a15", "eml", "q.eml", "Hello, may I have a copy of the annual report? I am a student and need it by Friday.", None, LETTER, (), "Jamie Student", "jamie@gmail.com", subject="A question"),
    Case("a16", "pdf", "invoice.pdf", "Invoice 77\n\nTo: the Commissioner\n\nPaper, 10 boxes. Please pay by 30 November 2020.", None, OTHER),
    Case("a17", "eml", "re.eml", "Dear Sam, a full reply on county lines and cuckooing will be sent to you by the end of the month. Kind regards", "sampleshire-2", LETTER, ("2020-11-30",), "Ann Ample", "ann.ample@sampleshire-pcc.example"),
    Case("a18", "eml", "re.eml", "Dear Sam, we are still collecting figures on the youth hubs and hope to share our needs assessment by 11 December. Kind regards", "sampleshire", LETTER, ("2020-12-11",), "Ann Ample", "ann.ample@sampleshire-pcc.example"),
    Case("a19", "pdf", "letter.pdf", "Swyddfa Comisiynydd yr Heddlu a Throsedd Dyffryn Enghraifft\n\n10 Tachwedd 2020\n\nAnnwyl Gomisiynydd,\n\nDiolch am eich llythyr dyddiedig 13 Hydref 2020. Byddwn yn ymateb erbyn 27 Tachwedd 2020.\n\nYn gywir,\nEleri Enghraifft", "enghraifft", LETTER, ("2020-11-27",)),
    Case("a20", "png", "IMG_2041.png", "11 November 2020\n\nDear Commissioner\n\nYour letter IASC-2020-0011 has reached me. The strategy\nwill be published by 18 December 2020.\n\nYours sincerely\nPat Wold", "wolding", LETTER, ("2020-12-18",), turned=90, names_us=True),
    Case("a21", "eml", "fw.eml", "Thank you for your letter. We will consider it at our board on 3 December. The Home Office will publish its evaluation by 31 December.\n\nRegards", "bracken", LETTER, (), "Clerk", "clerk@brackenbury.example"),
    Case("a22", "eml", "re.eml", "Dear Sam\n\nWe will not be able to meet your request by 10 November but will let you have our documents in early December.", "calder", LETTER, ("2020-12-10",), "Policy", "policy@caldershire.example", quotes="calder"),
    Case("a23", "docx", "Violence profile.docx", "Problem profile of serious violence in Mockford\nData sources: recorded crime, hospital admissions\nHotspots and age group of victims were taken from 2019.", "mockford", PROFILE),
    Case("a24", "pdf", "Delivery plan 2020-21.pdf", "Eastmarsh VRU\n\nDelivery plan 2020-21\n\nObjectives and governance", "eastmarsh", STRATEGY),
    Case("a25", "pdf", "Minutes of the board.pdf", "Wolding Community Safety Network\n\nMinutes of the board of 3 September 2020\n\nThe response strategy was agreed.", "wolding", OTHER),
    Case("a26", "tif", "fax.tif", "9 November 2020\n\nDear Commissioner,\n\nWith reference to your letter of 13 October 2020 we decline to\nshare the profile of Caldershire.\n\nYours sincerely,\nMorgan Calder", "calder", LETTER),
    Case("a27", "pdf", "Appendix B.pdf", "Appendix B\n\nUpdate on delivery of the Norland Serious Violence Unit\n\nSince April we have trained 120 staff.", "norland", UPDATE),
    Case("a28", "eml", "spam.eml", "You have won. Reply within two days.", None, LETTER, (), "Prize", "win@prizes.example", subject="Winner"),
    Case("a29", "eml", "re.eml", "Thanks for the call. The holder of the post changed in November; Alex Sample will write to you before Friday.", "sampleshire", LETTER, ("2020-11-13",), "Ann Ample", "ann.ample@sampleshire-pcc.example", quotes="sampleshire"),
    Case("a30", "msg", "RE Hand car washes.msg", "Dear Sam\n\nWe took part in six inspections. Nothing further will follow.\n\nRegards", "testingham-2", LETTER, (), "Force liaison", "liaison@testingham-opcc.example", subject="RE: Hand car washes"),
    Case("a31", "docx", "Reply to IASC re VRU.docx", "12 November 2020\n\nDear Commissioner\n\nIn our e-mail of 2 November we said that we would respond by 20 November. I now enclose the strategy of the Fennwick Violence Reduction Network.\n\nYours sincerely", "fennwick", LETTER, ()),
    Case("a32", "jpg", "photo.jpg", "Brackenbury Violence Reduction Unit\n\nStrategic Needs Assessment\nJune 2020\n\nThe prevalence of violence by ward and age group", "bracken", PROFILE),
    Case("a33", "pdf", "Terms of reference.pdf", "Terms of reference of the Eastmarsh VRU\n\nPurpose and membership", "eastmarsh", OTHER),
    Case("a34", "txt", "note.txt", "Lunch menu for Thursday", None, OTHER),
]  # fmt: skip

"""Ten fictional offices and the letters they got; nobody in it is real."""

from datetime import date

from tests.make import make_area, make_letter, make_office, make_unit

# key, area, holder, e-mail, unit, what only this letter says
OFFICES = [
    (
        "sampleshire",
        "Sampleshire",
        "Alex Sample",
        "office@sampleshire-pcc.example",
        "Sampleshire Violence Reduction Unit",
        "the work of youth hubs in market towns",
    ),
    (
        "testingham",
        "Testingham",
        "Robin Testing",
        "enquiries@testingham-opcc.example",
        "Testingham Together",
        "how schools in the north of the city teach about knives",
    ),
    (
        "mockford",
        "Mockford",
        "Dana Mock",
        "",
        "Mockford Violence Prevention Partnership",
        "hospital navigators at the general hospital",
    ),
    (
        "fennwick",
        "Fennwick",
        "Lesley Fenn",
        "pcc@fennwick.example",
        "Fennwick Violence Reduction Network",
        "football coaching on summer evenings",
    ),
    (
        "norland",
        "Norland and Weir",
        "Sir Jo Norland",
        "contact@norland-pcc.example",
        "Norland Serious Violence Unit",
        "detached youth work along the coast",
    ),
    ("eastmarsh", "Eastmarsh", "Kit Marsh", "", "Eastmarsh VRU", "mentors from the boxing clubs"),
    (
        "calder",
        "Caldershire",
        "Morgan Calder",
        "calder@caldershire.example",
        "Caldershire Safer Futures",
        "data of ambulance call-outs",
    ),
    (
        "bracken",
        "Brackenbury",
        "Frances Bracken",
        "opcc@brackenbury.example",
        "Brackenbury Violence Reduction Unit",
        "the care leavers' covenant",
    ),
    ("wolding", "Wolding", "Pat Wold", "", "Wolding Community Safety Network", "detective visits to taxi ranks"),
    (
        "enghraifft",
        "Dyffryn Enghraifft",
        "Eleri Enghraifft",
        "swyddfa@enghraifft.example",
        "Uned Atal Trais Enghraifft",
        "street games in Welsh",
    ),
]
SECOND = {
    "sampleshire": (
        "County lines",
        "I am writing about exploitation through county lines and ask for figures on cuckooing and on train stations.",
    ),
    "testingham": (
        "Hand car washes",
        "I am writing about hand car washes and nail bars and ask which inspections your force took part in.",
    ),
}
BODY = """I am writing in connection with my statutory responsibility to encourage good practice. I was pleased to see the
government investment to tackle violent crime. I was interested to read about {interest}.

I would therefore be grateful if you would share with my office a copy of your Problem Profile/Strategic Needs Assessment,
Response Strategy and any updates regarding progress on delivery. Sam Testing will be co-ordinating responses.

I look forward to receiving your response. I request that you respond in a way that enables me to publish your letter."""


def make_world():
    """{key: Letter} of the ten letters of 13 October 2020, and two more ("sampleshire-2", "testingham-2")."""
    letters = {}
    for key, area, holder, email, unit, interest in OFFICES:
        office = make_office(area=make_area(area), email=email)
        vru = make_unit(office.area, name=unit)
        facts = {"office": office, "vru": vru, "addressee_name": holder, "salutation": f"Dear {holder.split()[-2]}"}
        letters[key] = make_letter(**facts, subject="Violence reduction units", body=BODY.format(interest=interest))
        if key in SECOND:
            subject, body = SECOND[key]
            day = date(2020, 11, 2)
            letters[f"{key}-2"] = make_letter(**facts, subject=subject, body=body, dated=day, sent_on=day)
    return letters

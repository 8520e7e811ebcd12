"""Thirteen fictional offices and the letters they got; nobody in it is real."""

import tomllib
from datetime import date
from pathlib import Path

from tests.make import make_area, make_letter, make_office, make_unit

OFFICES = tomllib.loads((Path(__file__).parent / "world.toml").read_text())["office"]
SECOND = {office["key"] for office in OFFICES if "second_body" in office}
BODY = """I am writing in connection with my statutory responsibility to encourage good practice. I was pleased
to see the government investment to tackle violent crime. I was interested to read about {interest}.

I would therefore be grateful if you would share with my office a copy of your Problem Profile/Strategic Needs
Assessment, Response Strategy and any updates regarding progress on delivery. Sam Testing co-ordinates responses.

I look forward to receiving your response. I request that you respond in a way that enables me to publish it."""


def make_world():
    """{key: Letter} of an office's letter of 13 October 2020, and of the second ("sampleshire-2") that some got."""
    letters = {}
    for told in OFFICES:
        office = make_office(area=make_area(told["area"]), email=told["email"])
        salutation = f"Dear {told['holder'].split()[-2]}"
        facts = {"office": office, "addressee_name": told["holder"], "salutation": salutation}
        facts["addressee_style"] = told.get("style", f"{told['area']} Police and Crime Commissioner")
        facts["vru"] = make_unit(office.area, name=told["unit"])
        body = BODY.format(interest=told["interest"])
        letters[told["key"]] = make_letter(**facts, subject="Violence reduction units", body=body)
        if "second_body" in told:
            facts |= {"subject": told["second_subject"], "body": told["second_body"]}
            day = date(2020, 11, 2)
            letters[f"{told['key']}-2"] = make_letter(**facts, dated=day, sent_on=day)
    return letters

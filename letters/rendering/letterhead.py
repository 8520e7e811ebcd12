"""The office's letterhead as the letters of October 2020 print it, and nothing that names a member of staff.

Source: samples/letters/lancashire.txt (13 October 2020). Its telephone number and e-mail address are those of one
member of staff, so they are left out. The Welsh is ours and unchecked (docs/welsh.md).
"""

SENDER_ROLE = "Independent Anti-Slavery Commissioner"
SENDER_ADDRESS = ("5th Floor, Globe House", "89 Eccleston Square", "London", "SW1V 1PN")
SENDER_ROLES = {"en": SENDER_ROLE, "cy": "Comisiynydd Annibynnol Atal Caethwasiaeth"}
SENDER_ADDRESSES = {
    "en": SENDER_ADDRESS,
    "cy": ("5ed Llawr, Globe House", "89 Eccleston Square", "Llundain", "SW1V 1PN"),
}

"""Time as data: what applies on a day, the calendar of the Algemene termijnenwet, legal deadlines; knows no clock."""

// A plan with goals on every level, and one that is not right.
import { planFile } from "./import.ts";

const metric = (name: string, unit: string, baseline: number, target: number, direction = "increase") => [
  { id: "m1", name, unit, direction, baseline, target },
];

export const SAMPLE_NAME = "Harbour Clinic 2027";

export const SAMPLE = planFile({
  id: "harbour-clinic",
  name: SAMPLE_NAME,
  people: [
    { id: "mira", name: "Mira Okafor" },
    { id: "jon", name: "Jon Lindqvist" },
  ],
  goals: [
    {
      id: "waiting",
      level: "company",
      statement: "Cut the wait for a first appointment from 34 to 14 days by 31 December 2027",
      owner: "mira",
      due: "2027-12-31",
      metrics: metric("wait for a first appointment", "days", 34, 14, "decrease"),
    },
    {
      id: "no-shows",
      level: "department",
      parent: "waiting",
      statement: "Reduce missed appointments from 11 % to 6 % by 30 September 2027",
      owner: "jon",
      due: "2027-09-30",
      metrics: metric("missed appointments", "%", 11, 6, "decrease"),
    },
    {
      id: "reminders",
      level: "team",
      parent: "no-shows",
      statement: "Launch text reminders in all four clinics by 31 March 2027",
      due: "2027-03-31",
      metrics: [{ id: "m1", name: "text reminders in all four clinics", direction: "milestone" }],
    },
    {
      id: "phone",
      parent: "reminders",
      statement: "Answer the phone better",
      metrics: [{ id: "m1", name: "phone" }],
    },
    {
      id: "care",
      level: "company",
      statement: "Raise patient satisfaction from 4.1 to 4.6 points by 31 December 2027",
      due: "2027-12-31",
      metrics: metric("patient satisfaction", "points", 4.1, 4.6),
    },
  ],
});

export const PROBLEMS = planFile({
  id: "harbour-clinic-damaged",
  name: SAMPLE_NAME,
  goals: [
    {
      id: "waiting",
      statement: "Cut the wait for a first appointment from 34 to 14 days by 31 December 2027",
      due: "next winter",
      metrics: [{ id: "m1", name: "wait", baseline: 34, target: "fourteen" }],
    },
    { id: "no-shows", statement: "Reduce missed appointments from 11 % to 6 %", parent: "nobody" },
    { id: "no-shows", statement: "Answer the phone within a minute", confidence: 12 },
    { id: "sound", statement: "Launch text reminders in all four clinics by 31 March 2027" },
  ],
});

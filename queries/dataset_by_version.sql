-- Question: What does this version of the reader's database hold?
-- Grain: one row.
-- Columns:
--   enrolments   seats in in-company and open editions
--   responses    forms
--   editions     in-company and open editions
--   other        editions of another format: kept, left out of comparisons
--   first_on     start of the first edition with a seat; missing when there is none
--   last_on      start of the last edition with a seat; missing when there is none
--   uploads      files that are loaded
--   is_demo      whether any of them is invented
select
    (select count(*) from enrolment_facts) as enrolments,
    (select count(*) from responses) as responses,
    (select count(*) from edition_facts) as editions,
    (select count(case when training_format = 'other' then 1 end) from editions) as other,
    (select min(starts_on) from enrolment_facts) as first_on,
    (select max(starts_on) from enrolment_facts) as last_on,
    (select count(*) from uploads) as uploads,
    (select coalesce(bool_or(origin = 'demo'), false) from uploads) as is_demo;

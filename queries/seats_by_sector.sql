-- Question: From which sectors do all enrolments of both formats come, whatever is asked about?
-- Grain: one row a sector (missing = unknown), over all data.
-- Columns:
--   sector       section of NACE-BEL 2025 or a label of the user's own; missing when unknown
--   enrolments   seats in in-company and open editions
select
    sector,
    count(*) as enrolments
from enrolment_facts
group by sector
order by sector nulls last;

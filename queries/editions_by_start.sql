-- Question: When was each edition, how full was it, and whom could people meet there?
-- Grain: one row an edition, the latest first. Whole editions: filters on who takes part do not apply.
-- Columns:
--   edition_id                 edition
--   training_id                training; missing when unknown
--   training_format            in_company, open
--   starts_on                  first day
--   ends_on                    last day; missing when unknown
--   delivery_mode              on_site, online, hybrid; missing when unknown
--   edition_status             planned, confirmed, held, cancelled; missing when unknown
--   contact_hours              hours; missing when unknown
--   capacity                   seats offered; missing when unknown or cancelled
--   seats                      seats taken
--   kept                       seats not cancelled
--   no_shows                   seats whose holder never came
--   attended                   attendances
--   completed                  completed seats
--   is_held                    whether it was held
--   organisations              organisations that attended
--   known_organisation         attendees of a known organisation
--   pairs                      pairs of these
--   cross_organisation_pairs   pairs of two organisations
--   known_sector               attendees of a known sector
--   cross_sector_pairs         pairs of two sectors
--   entropy                    entropy of the sectors of its attendees [nats]; missing without any
-- Filters: starts_from, starts_before, all_themes, themes, all_institutions, institutions, all_modes, delivery_modes,
--   all_trainings, trainings
with selected as (
    select
        edition_key,
        edition_id
    from edition_facts
    where
        starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_trainings or list_contains($trainings, training_id))
),

counted as (
    select
        enrolment_facts.edition_key,
        count(case when enrolment_facts.is_no_show then 1 end) as no_shows,
        count(case when enrolment_facts.is_completed then 1 end) as completed,
        count(distinct case when enrolment_facts.is_attended then enrolment_facts.organisation_key end)
            as organisations
    from enrolment_facts
    inner join selected on enrolment_facts.edition_key = selected.edition_key
    group by enrolment_facts.edition_key
)

select
    edition_facts.edition_id,
    edition_facts.training_id,
    edition_facts.training_format,
    edition_facts.starts_on,
    editions.ends_on,
    edition_facts.delivery_mode,
    editions.edition_status,
    edition_facts.contact_hours,
    edition_facts.capacity,
    edition_facts.seats,
    edition_facts.seats - edition_facts.cancelled as kept,
    coalesce(counted.no_shows, 0) as no_shows,
    edition_facts.attended,
    coalesce(counted.completed, 0) as completed,
    edition_facts.is_held,
    coalesce(counted.organisations, 0) as organisations,
    edition_facts.known_organisation,
    edition_facts.pairs,
    edition_facts.cross_organisation_pairs,
    edition_facts.known_sector,
    edition_facts.cross_sector_pairs,
    edition_facts.entropy
from selected
inner join edition_facts on selected.edition_key = edition_facts.edition_key
inner join editions on selected.edition_id = editions.edition_id
left join counted on selected.edition_key = counted.edition_key
order by edition_facts.starts_on desc, edition_facts.edition_id asc;

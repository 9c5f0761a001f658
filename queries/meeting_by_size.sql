-- Question: How do potential contacts depend on the size of the group and the way it meets?
-- Grain: one row a group size, delivery mode (missing = unknown) and format with an edition. Whole editions.
-- Columns:
--   group_size                 attendees of a known organisation: 1, 2-5, 6-10, 11-15, 16+
--   delivery_mode              on_site, online, hybrid; missing when unknown
--   training_format            in_company, open
--   editions                   editions
--   participants               attendees of a known organisation [attendances]
--   pairs                      pairs of these
--   cross_organisation_pairs   pairs of two organisations
--   contacts_per_participant   people of other organisations met per attendee
-- Filters: starts_from, starts_before, all_themes, themes, all_institutions, institutions, all_modes, delivery_modes,
--   all_trainings, trainings
with selected as (
    select
        case
            when known_organisation = 1 then '1'
            when known_organisation <= 5 then '2-5'
            when known_organisation <= 10 then '6-10'
            when known_organisation <= 15 then '11-15'
            else '16+'
        end as group_size,
        delivery_mode,
        training_format,
        known_organisation,
        pairs,
        cross_organisation_pairs
    from edition_facts
    where
        known_organisation > 0
        and starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_trainings or list_contains($trainings, training_id))
)

select
    group_size,
    delivery_mode,
    training_format,
    count(*) as editions,
    sum(known_organisation) as participants,
    sum(pairs) as pairs,
    sum(cross_organisation_pairs) as cross_organisation_pairs,
    2 * sum(cross_organisation_pairs) / nullif(cast(sum(known_organisation) as double), 0)
        as contacts_per_participant
from selected
group by group_size, delivery_mode, training_format
order by min(known_organisation), group_size, delivery_mode nulls last, training_format;

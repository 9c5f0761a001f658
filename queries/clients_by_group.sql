-- Question: Which protected groups hold in-company editions of clients that also send people to open editions?
-- Grain: one row a protected group of in-company editions. Its clients combine when all of them have an attendance in
--   open editions too, within the selection; a client is unknown when no organisation is known.
-- Columns:
--   group_key   protected group, as a number of this build
--   clients     combines, in_company_only, unknown, or mixed when its editions differ in this
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select distinct organisation_key
    from enrolment_facts
    where
        is_attended
        and training_format = 'open'
        and organisation_key is not null
        and starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_sectors or list_contains($sectors, sector))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_sizes or list_contains($size_classes, size_class))
        and ($all_provinces or list_contains($provinces, province))
        and ($all_trainings or list_contains($trainings, training_id))
),

clients as (
    select
        edition_facts.edition_key,
        case
            when edition_facts.client_organisation_id is null then 'unknown'
            when selected.organisation_key is null then 'in_company_only'
            else 'combines'
        end as client
    from edition_facts
    left join organisation_keys on edition_facts.client_organisation_id = organisation_keys.organisation_id
    left join selected on organisation_keys.organisation_key = selected.organisation_key
    where edition_facts.training_format = 'in_company'
)

select
    group_members.group_key,
    case when min(clients.client) = max(clients.client) then min(clients.client) else 'mixed' end as clients
from group_members
inner join clients on group_members.edition_key = clients.edition_key
group by group_members.group_key
order by group_members.group_key;

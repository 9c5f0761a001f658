-- One row a sector: the sections of NACE-BEL 2025, then labels of the users' own.
create table sectors as
select
    section as sector,
    label_nl,
    label_en,
    short_nl,
    short_en,
    true as is_nace
from reference_sections
where revision = 'NACE-BEL 2025'
union all
select distinct
    organisations.sector,
    organisations.sector as label_nl,
    organisations.sector as label_en,
    organisations.sector as short_nl,
    organisations.sector as short_en,
    false as is_nace
from organisations
left join reference_sections
    on organisations.sector = reference_sections.section and reference_sections.revision = 'NACE-BEL 2025'
where organisations.sector is not null and reference_sections.section is null
order by is_nace desc, sector asc;

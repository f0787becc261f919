package codev.session.reference;

import codev.session.domain.value.ProgrammeId;

/** Read model of the unit of a programme, as published by group-service. */
record KnownProgrammeView(ProgrammeId programme, String unit) {}

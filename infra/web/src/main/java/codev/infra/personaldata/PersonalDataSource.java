package codev.infra.personaldata;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.projections.Views;
import tools.jackson.databind.json.JsonMapper;

/** What an export is made from; a bean where it is imported. */
public record PersonalDataSource(
    Views views, EventReader histories, EventTypes types, TextEncryption seals, JsonMapper json) {}

package codev.infra.personaldata;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.projections.Views;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sources of an export: views, event histories and decryption. A service imports it to have it
 * as a bean.
 */
public record PersonalDataExportContext(
    Views views, EventReader histories, EventTypes types, TextEncryption seals, JsonMapper json) {}

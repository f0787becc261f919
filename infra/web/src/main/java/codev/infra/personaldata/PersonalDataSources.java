package codev.infra.personaldata;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.projections.ReadModels;
import java.time.InstantSource;
import org.springframework.context.MessageSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sources of an export: views, event histories, decryption, the words for events, and the time.
 * A service imports it to have it as a bean.
 */
public record PersonalDataSources(
    ReadModels views,
    EventReader histories,
    EventTypes types,
    TextEncryption encryption,
    JsonMapper json,
    MessageSource messages,
    InstantSource clock) {}

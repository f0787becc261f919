package codev.group.evidence;

import codev.group.domain.programme.TrainingDescription;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of evidence documents, where a programme defines nothing itself. Empty fields are left
 * to be filled in by hand.
 *
 * @param zone time zone of the times in them
 * @param provider who provides the training, by name
 * @param declaration under which number the provider is declared as such
 * @param signatory who signs for the provider: name and office
 * @param signedAt the town where that is done
 * @param organisation whose people are trained
 */
@ConfigurationProperties("codev.evidence")
public record TrainingProviderProperties(
    @DefaultValue("Europe/Paris") ZoneId zone,
    @DefaultValue("") String provider,
    @DefaultValue("") String declaration,
    @DefaultValue("") String signatory,
    @DefaultValue("") String signedAt,
    @DefaultValue("") String organisation) {

  /** The programme's own description, with these settings for its empty fields. */
  public TrainingDescription completing(TrainingDescription programmeTraining) {
    return new TrainingDescription(
        or(programmeTraining.provider(), provider),
        or(programmeTraining.declaration(), declaration),
        or(programmeTraining.signatory(), signatory),
        or(programmeTraining.town(), signedAt),
        or(programmeTraining.organisation(), organisation),
        programmeTraining.action(),
        programmeTraining.nature() == null
            ? TrainingDescription.Nature.TRAINING
            : programmeTraining.nature());
  }

  private static @Nullable String or(@Nullable String own, String set) {
    if (own != null) return own;
    return set.isBlank() ? null : set;
  }
}

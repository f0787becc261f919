package codev.group.scim;

import codev.group.domain.event.PersonEvent;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a person as a resource of SCIM; an erased person is none.
 *
 * @param userId its {@code id}: another one for each user name, the same for ever
 * @param personId under which the directory knows them
 * @param externalId by which the system that provisions the directory knows them
 * @param active whether they are part of the organisation
 * @param version how often it was changed
 */
record ScimUserView(
    String userId,
    Username username,
    PersonId personId,
    @Nullable String externalId,
    Profile profile,
    boolean active,
    Instant createdAt,
    Instant changedAt,
    int version) {

  /** One document for each person. */
  static final Projection<PersonEvent, ScimUserView> PROJECTION =
      Projection.of("scim-users", PersonEvent.class, ScimUserView.class)
          .by(e -> e.person().value())
          .fold(ScimUserView::after);

  private static @Nullable ScimUserView after(@Nullable ScimUserView before, PersonEvent event) {
    return switch (event) {
      case ProfileEvent e -> before == null ? of(e) : before.with(e);
      case ExternalIdChanged e ->
          before == null
              ? null
              : before.with(before.profile, e.externalId(), before.active, e.at());
      case PersonLeft e ->
          before == null ? null : before.with(before.profile, before.externalId, false, e.at());
      case PersonReturned e ->
          before == null ? null : before.with(before.profile, before.externalId, true, e.at());
      case PersonErased _ -> null;
      case ContactChanged _, EmailAddressChanged _, ListColumnsChosen _ -> before;
      case CalendarFeedRenewed _, CalendarFeedWithdrawn _, AbsenceEvent _ -> before;
    };
  }

  private static ScimUserView of(ProfileEvent e) {
    return new ScimUserView(
        idOf(e.person()), e.person(), e.id(), null, e.profile(), true, e.at(), e.at(), 1);
  }

  private ScimUserView with(ProfileEvent e) {
    return new ScimUserView(
        userId, username, e.id(), externalId, e.profile(), active, createdAt, e.at(), version + 1);
  }

  private ScimUserView with(
      Profile profile, @Nullable String externalId, boolean active, Instant at) {
    return new ScimUserView(
        userId, username, personId, externalId, profile, active, createdAt, at, version + 1);
  }

  /** Not that of the directory, which a list may replace once. */
  static String idOf(Username person) {
    return PersonId.derivedFrom(person).toString();
  }

  /** The e-mail address in lower case, by which it is asked for. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  @Nullable String address() {
    var email = profile.email();
    return email == null ? null : email.toLowerCase(Locale.ROOT);
  }

  /** The version as HTTP has it: of two answers with the same one, the content is the same. */
  String eTag() {
    return "W/\"" + version + "\"";
  }
}

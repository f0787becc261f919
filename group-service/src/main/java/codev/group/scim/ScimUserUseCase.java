package codev.group.scim;

import codev.group.directory.PersonRequest;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.PersonCommand.ChangeExternalId;
import codev.group.domain.command.PersonCommand.IntroducePerson;
import codev.group.domain.command.PersonCommand.RegisterPerson;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.group.people.PersonDepartureUseCase;
import codev.group.servicetokens.ServiceTokenUseCase;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.identity.UsernameSpelling;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Use case: an identity provider adds people to the directory, corrects their entries, and says
 * that they leave or come back, by the commands of the pages. What is so already is not changed
 * again; a request that was interrupted is completed when it comes again.
 */
@Component
record ScimUserUseCase(
    CommandSender commands,
    ScimUserQueries users,
    PersonDepartureUseCase departure,
    ServiceTokenUseCase tokens,
    Validator validator,
    UsernameSpelling spelling,
    Clock clock) {
  /** Characters of the id by which another system knows a person. */
  private static final int LONGEST_ID = 200;

  /** Nobody who is in the directory already is changed by it. */
  ScimUserView create(ScimUser scimUser, Username by) {
    var request = request(scimUser, null);
    var person = request.person(spelling);
    var profile = profile(request, person);
    if (users.find(person).isPresent()) throw taken("userName");
    checkAddress(profile.email(), person);
    checkExternalId(scimUser.externalId(), person);
    var isNew = commands.send(new IntroducePerson(person, profile, by, clock.instant()));
    if (!isNew.answer(Boolean.class)) throw taken("userName");
    if (scimUser.externalId() != null) noteExternalId(person, scimUser.externalId(), by);
    if (!scimUser.active()) departure.leave(person, by);
    return current(person);
  }

  /**
   * The entry of who leaves, or has left, stays as it is until they come back: no value that is
   * refused keeps anybody here.
   */
  ScimUserView update(ScimUserView before, ScimUser scimUser, Username by) {
    var person = before.username();
    if (!scimUser.active()) {
      leave(before, by);
      return current(person);
    }
    var isAsBefore = scimUser.equals(new ScimUserDraft(before).user().activated());
    var profile = isAsBefore ? before.profile() : profile(scimUser, before);
    if (!Objects.equals(scimUser.externalId(), before.externalId()))
      checkExternalId(scimUser.externalId(), person);
    var returns = !before.active();
    if (returns || !Objects.equals(profile.email(), before.profile().email()))
      checkAddress(profile.email(), person);
    if (returns) departure.comeBack(person, by);
    if (!profile.equals(before.profile()))
      commands.send(new RegisterPerson(person, before.personId(), profile, by, clock.instant()));
    if (!Objects.equals(scimUser.externalId(), before.externalId()))
      noteExternalId(person, scimUser.externalId(), by);
    return current(person);
  }

  /** They leave, unless these are more departures than a token may announce by itself. */
  void leave(ScimUserView before, Username by) {
    if (before.active() && !tokens.admitsDeparture(by)) throw ScimErrorException.manyDepartures();
    departure.leave(before.username(), by);
  }

  private Profile profile(ScimUser scimUser, ScimUserView before) {
    var request = request(scimUser, before.profile());
    if (!request.person(spelling).equals(before.username()))
      throw new ScimErrorException(
          ScimErrorType.MUTABILITY, "A userName cannot be changed. Map one that stays the same.");
    return profile(request, before.username());
  }

  private void noteExternalId(Username person, @Nullable String externalId, Username by) {
    commands.send(new ChangeExternalId(person, externalId, by, clock.instant()));
  }

  private ScimUserView current(Username person) {
    return users.find(person).orElseThrow(ScimErrorException::notFound);
  }

  /**
   * As a list of people is checked: what a page would not take is refused, unless it was taken
   * before.
   *
   * @param knownProfile of the person; null: they are not in the directory
   */
  private PersonRequest request(ScimUser scimUser, @Nullable Profile knownProfile) {
    if (scimUser.userName() == null || scimUser.displayName() == null)
      throw new ScimErrorException(
          ScimErrorType.INVALID_VALUE, "userName, and displayName or name, are required.");
    var request =
        new PersonRequest(
            null,
            scimUser.userName(),
            scimUser.displayName(),
            scimUser.email(),
            scimUser.department(),
            scimUser.locality(),
            scimUser.title(),
            manager(scimUser.manager(), knownProfile));
    var violations = validator.validate(request);
    if (!violations.isEmpty())
      throw new ScimErrorException(
          ScimErrorType.INVALID_VALUE,
          violations.stream()
              .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
              .sorted()
              .collect(Collectors.joining("; ")));
    var isOther = knownProfile == null || !Objects.equals(scimUser.email(), knownProfile.email());
    if (isOther && !request.hasReachableEmail())
      throw new ScimErrorException(
          ScimErrorType.INVALID_VALUE, "The value of emails is not an e-mail address.");
    return request;
  }

  private Profile profile(PersonRequest request, Username person) {
    var profile = request.profile(spelling);
    if (person.equals(profile.manager()))
      throw new RuleViolationException(RuleViolation.OWN_MANAGER, person);
    return profile;
  }

  /** By an id of SCIM, or by a user name: a manager need not be in the directory. */
  private @Nullable String manager(@Nullable String value, @Nullable Profile knownProfile) {
    if (value == null) return null;
    if (knownProfile != null && new Username(value).equals(knownProfile.manager())) return value;
    var found = users.find(value);
    if (found.isPresent()) return found.get().username().value();
    if (isId(value) || !PersonRequest.isUsername(value))
      throw new ScimErrorException(
          ScimErrorType.INVALID_VALUE, "The manager must be an id or a userName.");
    return value;
  }

  private static boolean isId(String value) {
    try {
      return UUID.fromString(value).toString().equalsIgnoreCase(value);
    } catch (IllegalArgumentException text) {
      return false;
    }
  }

  private void checkAddress(@Nullable String email, Username person) {
    if (email == null) return;
    var others = users.matching(new ScimUserFilter(ScimUserFilter.Attribute.EMAIL, email));
    if (isOfAnother(others.stream().filter(ScimUserView::active).toList(), person))
      throw taken("emails");
  }

  private void checkExternalId(@Nullable String externalId, Username person) {
    if (externalId == null) return;
    if (externalId.length() > LONGEST_ID)
      throw new ScimErrorException(
          ScimErrorType.INVALID_VALUE,
          "An externalId can have at most %d characters.".formatted(LONGEST_ID));
    var others =
        users.matching(new ScimUserFilter(ScimUserFilter.Attribute.EXTERNAL_ID, externalId));
    if (isOfAnother(others, person)) throw taken("externalId");
  }

  private static boolean isOfAnother(List<ScimUserView> found, Username person) {
    return found.stream().anyMatch(other -> !other.username().equals(person));
  }

  private static ScimErrorException taken(String attribute) {
    return new ScimErrorException(
        ScimErrorType.UNIQUENESS, "Another person has this value of %s.".formatted(attribute));
  }
}

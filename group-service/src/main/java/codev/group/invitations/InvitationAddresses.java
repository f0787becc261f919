package codev.group.invitations;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.invitations.PersonalInvitation.ToCharter;
import codev.group.invitations.PersonalInvitation.ToSession;
import codev.infra.confidentiality.EncryptedAddresses;
import codev.infra.confidentiality.TextEncryption;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes the addresses of invitations and reads them: {@link EncryptedAddresses} whose content is
 * the invitation.
 */
@Component
public class InvitationAddresses {
  private static final String KEY_NAME = "invitation addresses";
  private static final String CONTEXT = "invitation";
  private static final String CHARTER = "charter";
  private static final String SESSION = "session";
  private static final int PARTS = 5;
  private static final String STAY = ":";

  private final EncryptedAddresses addresses;

  public InvitationAddresses(TextEncryption encryption) {
    addresses = new EncryptedAddresses(encryption, KEY_NAME, CONTEXT);
  }

  /** The path of an invitation's page. */
  public String path(PersonalInvitation invitation) {
    return "/invitations/" + addresses.address(text(invitation));
  }

  /** The invitation of an address; empty if the address was not made here. */
  Optional<PersonalInvitation> open(String address) {
    return addresses.open(address, InvitationAddresses::parse);
  }

  private static String text(PersonalInvitation invitation) {
    return switch (invitation) {
      case ToCharter to -> text(CHARTER, to, "-", to.version());
      case ToSession to -> text(SESSION, to, to.session().toString(), to.revision());
    };
  }

  private static String text(String kind, PersonalInvitation to, String subject, int version) {
    return String.join(
        "/",
        kind,
        to.group().toString(),
        subject,
        version + departuresSuffix(to),
        to.member().toString());
  }

  /** Nothing of the first one, as addresses had it before any other was distinguished. */
  private static String departuresSuffix(PersonalInvitation invitation) {
    return invitation.earlierDepartures() == 0 ? "" : STAY + invitation.earlierDepartures();
  }

  private static PersonalInvitation parse(String text) {
    var parts = text.split("/", PARTS);
    if (parts.length < PARTS) throw new IllegalArgumentException("no invitation");
    var group = new GroupId(UUID.fromString(parts[1]));
    var versionAndDepartures = parts[3].split(STAY, 2);
    int version = Integer.parseInt(versionAndDepartures[0]);
    int earlierDepartures =
        versionAndDepartures.length > 1 ? Integer.parseInt(versionAndDepartures[1]) : 0;
    var member = new Username(parts[4]);
    return parts[0].equals(CHARTER)
        ? new ToCharter(group, version, member, earlierDepartures)
        : new ToSession(
            group, new SessionId(UUID.fromString(parts[2])), version, member, earlierDepartures);
  }
}

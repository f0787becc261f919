package codev.group.scim;

import codev.group.domain.person.Username;
import codev.infra.email.EmailProperties;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Maps a person to a resource of SCIM: the attributes of the directory, and no others. */
@Component
record ScimUserMapper(ScimUserQueries users, EmailProperties settings) {
  static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  static final String ENTERPRISE_USER =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  Map<String, Object> resource(ScimUserView user) {
    return resources(List.of(user)).getFirst();
  }

  List<Map<String, Object>> resources(List<ScimUserView> people) {
    var managers = users.managersOf(people);
    return people.stream().map(person -> resource(person, managers)).toList();
  }

  URI location(ScimUserView user) {
    return settings.address().resolve("/scim/v2/Users/" + user.userId());
  }

  private Map<String, Object> resource(ScimUserView user, Map<Username, ScimUserView> managers) {
    var profile = user.profile();
    var resource = new LinkedHashMap<String, Object>();
    resource.put("schemas", List.of(USER, ENTERPRISE_USER));
    resource.put("id", user.userId());
    put(resource, "externalId", user.externalId());
    resource.put("userName", user.username().value());
    resource.put("name", Map.of("formatted", profile.displayName()));
    resource.put("displayName", profile.displayName());
    resource.put("active", user.active());
    if (profile.email() != null)
      resource.put(
          "emails", List.of(Map.of("value", profile.email(), "type", "work", "primary", true)));
    put(resource, "title", profile.jobFamily());
    if (profile.site() != null)
      resource.put("addresses", List.of(Map.of("type", "work", "locality", profile.site())));
    resource.put(ENTERPRISE_USER, enterprise(user, managers));
    resource.put("meta", meta(user));
    return resource;
  }

  /** A manager who is not in the directory is named by their user name. */
  private static Map<String, Object> enterprise(
      ScimUserView user, Map<Username, ScimUserView> managers) {
    var enterprise = new LinkedHashMap<String, Object>();
    put(enterprise, "department", user.profile().unit());
    var username = user.profile().manager();
    if (username == null) return enterprise;
    var manager = managers.get(username);
    enterprise.put(
        "manager",
        manager == null
            ? Map.of("value", username.value())
            : Map.of("value", manager.userId(), "displayName", manager.profile().displayName()));
    return enterprise;
  }

  private Map<String, Object> meta(ScimUserView user) {
    var meta = new LinkedHashMap<String, Object>();
    meta.put("resourceType", "User");
    meta.put("created", user.createdAt().toString());
    meta.put("lastModified", user.changedAt().toString());
    meta.put("location", location(user).toString());
    meta.put("version", user.eTag());
    return meta;
  }

  private static void put(Map<String, Object> resource, String attribute, @Nullable String value) {
    if (value != null) resource.put(attribute, value);
  }
}

/** Where Flash Player asks first, of whatever host. Source: Adobe, “Website controls (policy files)”. */
export const POLICY_PORT = 843;
/** Any from 1024 on would do; this one is what SmartFoxServer, a server for Flash games, listens to by default. */
export const SOCKET_PORT = 9339;

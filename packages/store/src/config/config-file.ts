/** Name of the configuration file; the folder that holds it is the audit folder. */
export const CONFIG_FILE = 'brazier.json';
